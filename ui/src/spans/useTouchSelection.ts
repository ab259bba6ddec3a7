import { useEffect, useRef, type RefObject } from 'react';
import type { Utf16Span } from '../text/offsets';
import { selectedSpan } from './dom';

/** How long the handles of a touch selection must rest before it counts. */
const REST_MS = 450;

/** Fingers select with handles that send no mouse events: what stays selected for a moment is meant. */
export function useTouchSelection(
  root: RefObject<HTMLElement | null>,
  enabled: boolean,
  onRange: (range: Utf16Span, box: DOMRect) => void,
): void {
  const latest = useRef(onRange);
  latest.current = onRange;
  useEffect(() => {
    if (!enabled) return;
    let touching = false;
    let isDown = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pointer = (event: PointerEvent) => {
      touching = event.pointerType === 'touch';
      isDown = touching;
    };
    const released = () => {
      isDown = false;
      changed();
    };
    const changed = () => {
      clearTimeout(timer);
      if (!touching || isDown) return;
      timer = setTimeout(() => {
        const range = root.current && selectedSpan(root.current);
        if (range) latest.current(range, getSelection()!.getRangeAt(0).getBoundingClientRect());
      }, REST_MS);
    };
    document.addEventListener('pointerdown', pointer, true);
    document.addEventListener('pointerup', released, true);
    document.addEventListener('pointercancel', released, true);
    document.addEventListener('selectionchange', changed);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', pointer, true);
      document.removeEventListener('pointerup', released, true);
      document.removeEventListener('pointercancel', released, true);
      document.removeEventListener('selectionchange', changed);
    };
  }, [root, enabled]);
}
