import type { Utf16Span } from './offsets';

const WORD = /[\p{L}\p{N}\p{M}_]/u;

export interface OccurrenceOptions {
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
}

/** Every place where the words of `span` stand again, the span itself left out; overlapping places are not counted. */
export function otherOccurrences(text: string, span: Utf16Span, options: OccurrenceOptions): Utf16Span[] {
  const needle = text.slice(span.start, span.end);
  if (needle.trim() === '') return [];
  const found: Utf16Span[] = [];
  for (const match of text.matchAll(new RegExp(escape(needle), options.matchCase ? 'gu' : 'giu'))) {
    const place = { start: match.index, end: match.index + match[0].length };
    const isItself = place.start < span.end && span.start < place.end;
    if (!isItself && (!options.wholeWords || standsAlone(text, place))) found.push(place);
  }
  return found;
}

/** A side that is not a letter in the first place (as in scripts without blanks or "C++") asks for no boundary there. */
function standsAlone(text: string, place: Utf16Span): boolean {
  const before = Array.from(text.slice(Math.max(0, place.start - 2), place.start)).at(-1) ?? '';
  const after = Array.from(text.slice(place.end, place.end + 2))[0] ?? '';
  const first = Array.from(text.slice(place.start, place.start + 2))[0] ?? '';
  const last = Array.from(text.slice(Math.max(place.start, place.end - 2), place.end)).at(-1) ?? '';
  return !(WORD.test(before) && WORD.test(first)) && !(WORD.test(after) && WORD.test(last));
}

const escape = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
