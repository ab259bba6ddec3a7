import { snapToCharacters } from './graphemes';
import type { Utf16, Utf16Span } from './offsets';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Only this much text around a position is segmented, so that a key press costs the same in a long text. */
const REACH = 600;

/** The words (no blanks, no punctuation) around `position`, in order. */
function wordsAround(text: string, position: Utf16): Utf16Span[] {
  let from = Math.max(0, position - REACH);
  // Cutting inside a word would invent a boundary: start after a blank where there is one.
  if (from > 0) {
    const blank = text.slice(from, position).search(/\s/);
    from = blank < 0 ? from : from + blank;
  }
  const words: Utf16Span[] = [];
  for (const { index, segment, isWordLike } of segmenter.segment(text.slice(from, position + REACH))) {
    if (isWordLike) words.push({ start: from + index, end: from + index + segment.length });
  }
  return words;
}

/** The word that holds or touches `position`. */
export function wordAt(text: string, position: Utf16): Utf16Span | null {
  const words = wordsAround(text, position);
  return (
    words.find((word) => word.start <= position && position < word.end) ??
    words.find((word) => word.end === position) ??
    null
  );
}

/** The first word that starts at or after `position`; looks on when a long gap has none. */
export function nextWord(text: string, position: Utf16): Utf16Span | null {
  for (let at = position; at < text.length; at += REACH) {
    const word = wordsAround(text, at).find((candidate) => candidate.start >= position);
    if (word) return word;
  }
  return null;
}

/** The last word that ends at or before `position`. */
export function previousWord(text: string, position: Utf16): Utf16Span | null {
  for (let at = position; at > 0; at -= REACH) {
    const word = wordsAround(text, at).findLast((candidate) => candidate.end <= position);
    if (word) return word;
  }
  return null;
}

/** Grown to whole words at both ends; a selection that touches no word stays as characters. */
export function snapToWords(text: string, span: Utf16Span): Utf16Span {
  const exact = snapToCharacters(text, span);
  if (exact.start === exact.end) return exact;
  const first = wordAt(text, exact.start);
  const last = wordAt(text, exact.end - 1);
  return {
    start: first && first.start < exact.start && exact.start < first.end ? first.start : exact.start,
    end: last && last.start < exact.end && exact.end < last.end ? last.end : exact.end,
  };
}
