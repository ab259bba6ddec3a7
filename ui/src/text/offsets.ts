/**
 * Positions inside a text, in the two units that meet in this program. JavaScript strings and the DOM count UTF-16 code
 * units; the server, its files and every script count Unicode code points. The brands make the compiler refuse a value of
 * one unit where the other is meant. Everything inside the browser is UTF-16; the conversion happens once on the way in
 * and once on the way out (`regions/wire.ts`).
 */
export type Utf16 = number & { readonly unit?: 'utf16' };
export type CodePoint = number & { readonly unit?: 'code point' };

/** A half-open range, `start <= end`. */
export interface Utf16Span {
  readonly start: Utf16;
  readonly end: Utf16;
}

export interface CodePointSpan {
  readonly start: CodePoint;
  readonly end: CodePoint;
}

/** Converts positions of one text. Free for texts without surrogate pairs, else a binary search over the pairs. */
export interface OffsetMap {
  /** Number of code points in the text. */
  readonly codePoints: CodePoint;
  /** A position between the halves of a pair counts as the pair's start. */
  toCodePoint(position: Utf16): CodePoint;
  /** A position past the end is clamped to the end. */
  toUtf16(position: CodePoint): Utf16;
}

const ANY_PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

export function offsetMap(text: string): OffsetMap {
  if (!ANY_PAIR.test(text)) {
    return {
      codePoints: text.length,
      toCodePoint: (position) => position as number,
      toUtf16: (position) => Math.min(position, text.length),
    };
  }
  const pairs = pairStarts(text);
  return {
    codePoints: text.length - pairs.length,
    toCodePoint(position) {
      // Counting the pair whose middle is asked for takes its high half away: the result is the pair's start.
      return position - countBelow(pairs, position);
    },
    toUtf16(position) {
      // The k-th pair starts at code point pairs[k] - k.
      let low = 0;
      let high = pairs.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (pairs[middle]! - middle < position) low = middle + 1;
        else high = middle;
      }
      return Math.min(position + low, text.length);
    },
  };
}

function pairStarts(text: string): number[] {
  const starts: number[] = [];
  for (let i = 0; i + 1 < text.length; i++) {
    if (isHigh(text.charCodeAt(i)) && isLow(text.charCodeAt(i + 1))) {
      starts.push(i);
      i++;
    }
  }
  return starts;
}

function countBelow(sorted: number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
