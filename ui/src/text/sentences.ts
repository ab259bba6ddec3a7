import { snapToCharacters, trimSpan } from './graphemes';
import type { Utf16Span } from './offsets';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** Grown to the whole sentences that it touches, within its lines. */
export function snapToSentences(text: string, span: Utf16Span): Utf16Span {
  const exact = snapToCharacters(text, span);
  if (exact.start === exact.end) return exact;
  const { start: from, end: to } = linesOf(text, exact);
  let { start, end } = exact;
  for (const { index, segment } of segmenter.segment(text.slice(from, to))) {
    const sentence = { start: from + index, end: from + index + segment.length };
    if (sentence.start <= start && start < sentence.end) start = sentence.start;
    if (sentence.start < end && end <= sentence.end) end = sentence.end;
  }
  return trimSpan(text, { start, end });
}

/** Grown to the whole lines that it touches. */
export function snapToParagraphs(text: string, span: Utf16Span): Utf16Span {
  const exact = snapToCharacters(text, span);
  return exact.start === exact.end ? exact : trimSpan(text, linesOf(text, exact));
}

function linesOf(text: string, span: Utf16Span): Utf16Span {
  const feed = text.indexOf('\n', span.end - 1);
  return { start: text.lastIndexOf('\n', span.start - 1) + 1, end: feed < 0 ? text.length : feed };
}
