// What moves on a page, and for how long.
const LONGEST_MS = 10;

/** Notes every animation that ever begins, also one that is over when somebody looks. */
export const noteMotion = ({ context }) =>
  context.addInitScript((longest) => {
    window.moved = [];
    const note = ({ target, animationName, propertyName, type }) => {
      for (const animation of document.getAnimations()) {
        const { activeDuration } = animation.effect.getComputedTiming();
        if (activeDuration > longest)
          window.moved.push(`${type} ${animationName ?? propertyName} of ${target.className}: ${activeDuration} ms`);
      }
    };
    for (const type of ['animationstart', 'transitionrun']) document.addEventListener(type, note, true);
  }, LONGEST_MS);

/** What has moved since somebody asked last, and what moves now. */
export const moving = ({ page }) =>
  page.evaluate((longest) => {
    const roots = [
      document,
      ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean),
    ];
    return [
      ...window.moved.splice(0),
      ...roots
        .flatMap((root) => root.getAnimations())
        .map(({ effect }) => [effect.target.className, effect.getComputedTiming().activeDuration])
        .filter(([, duration]) => duration > longest)
        .map(([name, duration]) => `${name}: ${duration} ms`),
    ];
  }, LONGEST_MS);
