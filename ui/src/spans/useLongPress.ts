import { useEffect, useRef, type RefObject } from 'react';
import type { Utf16Span } from '../text/offsets';
import { wordAt } from '../text/words';
import { positionUnder, select } from './dom';

/** How long a finger must rest to begin a selection, and how far it may stray meanwhile. */
const HOLD_MS = 500;
const STRAY_PX = 10;

/**
 * A finger that rests on a word selects it, and takes more words along while it goes on. Browsers that select by themselves
 * in that moment keep their own way, with handles; those of desktops on a touch screen know none.
 */
export function useLongPress(
  root: RefObject<HTMLElement | null>,
  text: string,
  enabled: boolean,
  onRange: (range: Utf16Span, box: DOMRect) => void,
): void {
  const latest = useRef(onRange);
  latest.current = onRange;
  useEffect(() => {
    const element = root.current;
    if (!enabled || !element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let from: Touch | null = null;
    let first: Utf16Span | null = null;
    let chosen: Utf16Span | null = null;

    const wordUnder = ({ clientX, clientY }: Touch): Utf16Span | null => {
      const position = positionUnder(element, clientX, clientY);
      return position === null ? null : wordAt(text, position);
    };
    const show = (span: Utf16Span) => {
      chosen = span;
      select(element, span);
    };
    const giveUp = () => {
      clearTimeout(timer);
      from = first = chosen = null;
    };
    const hold = () => {
      if (!from || getSelection()?.isCollapsed === false) return giveUp();
      first = wordUnder(from);
      if (first) show(first);
    };
    const start = (event: TouchEvent) => {
      giveUp();
      if (event.touches.length !== 1) return;
      from = event.touches[0]!;
      timer = setTimeout(hold, HOLD_MS);
    };
    const move = (event: TouchEvent) => {
      const touch = event.touches[0]!;
      if (!first) {
        if (from && Math.hypot(touch.clientX - from.clientX, touch.clientY - from.clientY) > STRAY_PX) giveUp();
        return;
      }
      // The finger selects now: it must not scroll at the same time.
      event.preventDefault();
      const word = wordUnder(touch);
      if (word) show({ start: Math.min(first.start, word.start), end: Math.max(first.end, word.end) });
    };
    const end = (event: TouchEvent) => {
      const range = chosen;
      giveUp();
      if (!range) return;
      // Without this the browser clicks, and the click takes the selection away.
      event.preventDefault();
      latest.current(range, getSelection()!.getRangeAt(0).getBoundingClientRect());
    };
    element.addEventListener('touchstart', start, { passive: true });
    element.addEventListener('touchmove', move, { passive: false });
    element.addEventListener('touchend', end, { passive: false });
    element.addEventListener('touchcancel', giveUp);
    element.addEventListener('contextmenu', giveUp);
    return () => {
      giveUp();
      element.removeEventListener('touchstart', start);
      element.removeEventListener('touchmove', move);
      element.removeEventListener('touchend', end);
      element.removeEventListener('touchcancel', giveUp);
      element.removeEventListener('contextmenu', giveUp);
    };
  }, [root, text, enabled]);
}
