// What somebody in front of the page can get at: nothing hangs over its side, and a click on a control meets that control.
/** Sentences about what is wrong; none when everything can be reached. */
export function unreachable(page) {
  return page.evaluate(() => {
    const name = (element) =>
      `${element.tagName.toLowerCase()}${[...element.classList].map((part) => `.${part}`).join('')} ` +
      JSON.stringify((element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40));
    const root = document.querySelector('dialog[open]:last-of-type') ?? document.body;
    const wide = [
      document.scrollingElement,
      ...document.querySelectorAll('main, .shell-main, .work, .side-panel, dialog[open]'),
    ]
      .filter((element) => element && element.checkVisibility() && element.scrollWidth > element.clientWidth)
      .map((element) => `${name(element)} is ${element.scrollWidth} wide in ${element.clientWidth}`);
    // What only shows with the keyboard's focus is not for the hand.
    const controls = [
      ...root.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'),
    ].filter(
      (control) =>
        !control.matches('.skip-link, .skip, .unseen') &&
        control.checkVisibility({ visibilityProperty: true, opacityProperty: false }),
    );
    const covered = controls.flatMap((control) => {
      // A field that is drawn by its label is met there.
      const box = (element) => [...element.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
      const target = box(control) ? control : control.closest('label');
      if (!target || !box(target)) return [];
      target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const { left, top, width, height } = box(target);
      const [x, y] = [left + width / 2, top + height / 2];
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return [`${name(control)} lies outside at ${x},${y}`];
      const met = document.elementFromPoint(x, y);
      const owner = met?.closest('label')?.control;
      return met && (target.contains(met) || owner === control)
        ? []
        : [`${name(control)} is under ${met && name(met)}`];
    });
    return [...wide, ...covered];
  });
}
