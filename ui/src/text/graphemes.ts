import type { Utf16, Utf16Span } from './offsets';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How far around a position graphemes are looked for; longer clusters than this do not occur in text. */
const REACH = 64;

/** The grapheme boundary at or before `position` (or at or after it): emoji sequences and combined letters stay whole. */
export function graphemeBoundary(text: string, position: Utf16, direction: 'back' | 'forward'): Utf16 {
  if (position <= 0 || position >= text.length) return Math.max(0, Math.min(position, text.length));
  const from = Math.max(text.lastIndexOf('\n', position - 1) + 1, position - REACH, 0);
  for (const { index, segment } of segmenter.segment(text.slice(from, position + REACH))) {
    const start = from + index;
    const end = start + segment.length;
    if (start === position) return position;
    if (start < position && position < end) return direction === 'back' ? start : end;
  }
  return position;
}

/** One grapheme further; stays at the ends of the text. */
export function nextGrapheme(text: string, position: Utf16): Utf16 {
  return position >= text.length ? text.length : graphemeBoundary(text, position + 1, 'forward');
}

export function previousGrapheme(text: string, position: Utf16): Utf16 {
  return position <= 0 ? 0 : graphemeBoundary(text, position - 1, 'back');
}

const BLANK = /\s/;

/** Without the white space at both ends; empty when there is nothing else. */
export function trimSpan(text: string, span: Utf16Span): Utf16Span {
  let { start, end } = span;
  while (start < end && BLANK.test(text[start]!)) start++;
  while (end > start && BLANK.test(text[end - 1]!)) end--;
  return { start, end };
}

/** Grown to whole graphemes, then trimmed: what a hand-drawn selection means. */
export function snapToCharacters(text: string, span: Utf16Span): Utf16Span {
  return trimSpan(text, {
    start: graphemeBoundary(text, span.start, 'back'),
    end: graphemeBoundary(text, span.end, 'forward'),
  });
}
