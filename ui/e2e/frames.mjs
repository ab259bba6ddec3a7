// From a key to the paint of what it did, in the browser's own clock.
/** Milliseconds from the keydown to the end of the frame that shows it. */
export async function keyToPaint(page, key) {
  await page.evaluate(() => {
    window.painted = new Promise((resolve) =>
      addEventListener(
        'keydown',
        (event) =>
          requestAnimationFrame(() => {
            // A message comes after the frame that is being made has been painted.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            port2.postMessage(null);
          }),
        { capture: true, once: true },
      ),
    );
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.painted);
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
/** What 95 of 100 stay below. */
export const p95 = (values) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];
