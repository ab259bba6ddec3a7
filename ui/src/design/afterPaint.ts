/** Where no frame is made, as in a window that nobody sees, the work is done after this time all the same. */
const NO_FRAME_MS = 500;

/**
 * Does something right after the next frame is painted, so that a person sees the answer to their key before it.
 *
 * @returns gives the work up if it is not done yet
 */
export function afterPaint(work: () => void): () => void {
  let isOver = false;
  const once = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    work();
  };
  const timer = setTimeout(once, NO_FRAME_MS);
  const frame = requestAnimationFrame(() => {
    // A message comes after the frame that is being made has been painted.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      once();
    };
    port2.postMessage(null);
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
