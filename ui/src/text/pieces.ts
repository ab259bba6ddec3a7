import type { CodePointSpan } from './offsets';

/** A labelled stretch of a text. */
export interface Stretch extends CodePointSpan {
  readonly label: string;
}

/** A piece of a text, labelled or not. */
export interface Piece {
  readonly text: string;
  readonly label: string | null;
}

/** Cuts a text where its labels begin and end. What lies inside an earlier stretch is not drawn a second time, and nothing outside the text. */
export function piecesOf(text: string, stretches: readonly Stretch[]): readonly Piece[] {
  const points = Array.from(text);
  const pieces: Piece[] = [];
  let at = 0;
  const push = (to: number, label: string | null) => {
    if (to > at) pieces.push({ text: points.slice(at, to).join(''), label });
    at = Math.max(at, to);
  };
  for (const { start, end, label } of stretches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end <= start || end > points.length) continue;
    push(start, null);
    push(end, label);
  }
  push(points.length, null);
  return pieces;
}
