/**
 * Scrolling through more rows than a browser can draw in one element: the scrollbar moves over a track that is never taller than
 * `TALLEST`, and a place on the track stands for a place in the whole list. Short ways go pixel by pixel, long ways by proportion.
 */

/** Chromium draws no element taller than 33.5 million pixels, Firefox none taller than 17.8 million; half of that is safe in both. */
export const TALLEST = 8_000_000;

export interface Track {
  readonly rows: number;
  /** Height of a row in pixels. */
  readonly rowSize: number;
  /** Height of the window that rows are seen through, in pixels. */
  readonly view: number;
}

export interface Place {
  /** Pixels of the whole list above the window. */
  readonly top: number;
  /** `scrollTop` on the track. */
  readonly at: number;
}

export const START: Place = { top: 0, at: 0 };

const wholeSize = ({ rows, rowSize }: Track): number => rows * rowSize;
export const trackSize = (track: Track): number => Math.min(wholeSize(track), TALLEST);
const lastTop = (track: Track): number => Math.max(0, wholeSize(track) - track.view);
const lastAt = (track: Track): number => Math.max(0, trackSize(track) - track.view);
const isScaled = (track: Track): boolean => wholeSize(track) > TALLEST;
const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);

/** With so many pixels above the window, where the scrollbar belongs. */
export function placeOf(track: Track, top: number): Place {
  const inside = within(top, lastTop(track));
  return { top: inside, at: isScaled(track) ? Math.round((inside / lastTop(track)) * lastAt(track)) : inside };
}

/** After the browser scrolled the track. */
export function scrolledTo(track: Track, from: Place, scrollTop: number): Place {
  const at = within(scrollTop, lastAt(track));
  if (!isScaled(track)) return { top: at, at };
  const step = at - from.at;
  const top =
    Math.abs(step) < track.view ? within(from.top + step, lastTop(track)) : (at / lastAt(track)) * lastTop(track);
  return { top, at };
}

/** Moves the window as little as possible so that a row is seen in full. */
export function revealing(track: Track, from: Place, row: number): Place {
  const start = row * track.rowSize;
  if (start < from.top) return placeOf(track, start);
  if (start + track.rowSize > from.top + track.view) return placeOf(track, start + track.rowSize - track.view);
  return from;
}

/** Where a row is drawn on the track. */
export const rowPosition = (track: Track, { top, at }: Place, row: number): number => row * track.rowSize - top + at;

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** Rows that are seen, and some more on either side. */
export function rowsInView(track: Track, { top }: Place, more: number): RowWindow {
  const first = Math.max(0, Math.floor(top / track.rowSize) - more);
  const end = Math.min(track.rows, Math.ceil((top + track.view) / track.rowSize) + more);
  return { first: Math.min(first, end), end };
}

/** Pages, counted from 0, that hold these rows. */
export function pagesOf({ first, end }: RowWindow, pageSize: number): readonly number[] {
  const pages: number[] = [];
  for (let page = Math.floor(first / pageSize); page * pageSize < end; page++) pages.push(page);
  return pages;
}
