import type { ExampleSpan } from '../api/learner';

/** A piece of an example's text, marked or not. */
export interface Piece {
  readonly text: string;
  readonly label: string | null;
}

/** Cuts a text at its spans, which count code points. What lies inside an earlier span is not drawn a second time. */
export function piecesOf(text: string, spans: readonly ExampleSpan[]): readonly Piece[] {
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const push = (to: number, label: string | null) => {
    if (to > at) pieces.push({ text: points.slice(at, to).join(''), label });
    at = Math.max(at, to);
  };
  for (const { start, end, label } of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end <= start || end > points.length) continue;
    push(start, null);
    push(end, label);
  }
  push(points.length, null);
  return pieces;
}
