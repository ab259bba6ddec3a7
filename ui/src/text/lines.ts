import type { Utf16 } from './offsets';

/** A stretch of one line that is drawn and redrawn as one unit. */
export interface Run {
  readonly start: Utf16;
  readonly text: string;
}

/** One line of the text without its line feed; a carriage return stays part of it. */
export interface Line {
  readonly start: Utf16;
  readonly end: Utf16;
  readonly runs: readonly Run[];
}

/** Longer lines are drawn in pieces of about this length, so that one new label does not redraw a whole page. */
export const RUN_LENGTH = 1000;

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (;;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push({ start, end, runs: splitRuns(text, start, end) });
    if (feed < 0) return lines;
    start = feed + 1;
  }
}

function splitRuns(text: string, start: Utf16, end: Utf16): Run[] {
  const runs: Run[] = [];
  let from = start;
  while (end - from > RUN_LENGTH) {
    const cut = cutPoint(text, from, from + RUN_LENGTH);
    runs.push({ start: from, text: text.slice(from, cut) });
    from = cut;
  }
  runs.push({ start: from, text: text.slice(from, end) });
  return runs;
}

/** After the last blank of the piece; where there is none, never between the halves of a pair. */
function cutPoint(text: string, from: Utf16, limit: Utf16): Utf16 {
  const blank = text.lastIndexOf(' ', limit - 1);
  if (blank > from) return blank + 1;
  const unit = text.charCodeAt(limit);
  return unit >= 0xdc00 && unit < 0xe000 ? limit + 1 : limit;
}
