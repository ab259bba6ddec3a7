import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { placeOf, revealing, scrolledTo, START, type Place, type Track } from './scroll';

/** After so long without scrolling the scrollbar is put where it belongs by proportion. */
const REST_MS = 140;

export interface Scroll {
  readonly place: Place;
  readonly track: Track;
  onScroll(): void;
  reveal(row: number): void;
  /** Puts a row at the upper edge. */
  start(row: number): void;
}

/** Scrolls an element whose rows lie on a scaled track below a head of fixed height. */
export function useScroll(
  element: RefObject<HTMLElement | null>,
  rows: number,
  rowSize: number,
  headSize: number,
): Scroll {
  const [view, setView] = useState(0);
  const [place, setPlace] = useState<Place>(START);
  const now = useRef(place);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const track: Track = { rows, rowSize, view };
  const latest = useRef(track);
  latest.current = track;

  const go = useCallback(
    (next: Place) => {
      now.current = next;
      setPlace(next);
      const scroller = element.current;
      if (scroller && Math.abs(scroller.scrollTop - next.at) >= 1) scroller.scrollTop = next.at;
    },
    [element],
  );
  const rest = useCallback(() => go(placeOf(latest.current, now.current.top)), [go]);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setView(Math.max(0, element.current!.clientHeight - headSize)));
    setView(Math.max(0, element.current!.clientHeight - headSize));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element, headSize]);
  // Fewer rows than before, or another window: the place may lie beyond the end.
  useLayoutEffect(rest, [rest, rows, view]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    place,
    track,
    onScroll: () => {
      const { scrollTop } = element.current!;
      if (Math.abs(scrollTop - now.current.at) < 1) return;
      const next = scrolledTo(latest.current, now.current, scrollTop);
      now.current = next;
      setPlace(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(rest, REST_MS);
    },
    reveal: (row) => go(revealing(latest.current, now.current, row)),
    start: (row) => go(placeOf(latest.current, row * rowSize)),
  };
}
