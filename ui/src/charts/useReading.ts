import { useState, type KeyboardEvent } from 'react';

export interface Reading {
  /** Index of the place that is read; the last one while nobody reads. */
  readonly at: number;
  /** Whether somebody reads. */
  readonly active: boolean;
  readonly set: (at: number | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Which place of a chart is read, by pointer or by keys. It stays at the end while the curve grows and nobody reads. */
export function useReading(count: number): Reading {
  const [chosen, setChosen] = useState<number | null>(null);
  const last = Math.max(0, count - 1);
  const at = chosen === null ? last : Math.min(chosen, last);
  const onKeyDown = (event: KeyboardEvent) => {
    const jump = Math.max(1, Math.round(count / 10));
    const next: Readonly<Record<string, number | null>> = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - jump,
      PageUp: at + jump,
      Home: 0,
      End: last,
      Escape: null,
    };
    if (!(event.key in next)) return;
    event.preventDefault();
    const place = next[event.key]!;
    setChosen(place === null ? null : Math.max(0, Math.min(last, place)));
  };
  return { at, active: chosen !== null, set: setChosen, onKeyDown };
}
