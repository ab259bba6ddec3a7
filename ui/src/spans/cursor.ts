import { nextGrapheme, previousGrapheme } from '../text/graphemes';
import type { Utf16Span } from '../text/offsets';
import { nextWord, previousWord } from '../text/words';

/**
 * The keyboard's selection: the piece where it began and the piece where it is now. What lies between them, both included,
 * is selected. A piece is a word or, when one goes by characters, a grapheme.
 */
export interface TextCursor {
  readonly anchor: Utf16Span;
  readonly focus: Utf16Span;
}

export type Unit = 'word' | 'character';

export const selectionOf = ({ anchor, focus }: TextCursor): Utf16Span => ({
  start: Math.min(anchor.start, focus.start),
  end: Math.max(anchor.end, focus.end),
});

export const cursorAt = (piece: Utf16Span): TextCursor => ({ anchor: piece, focus: piece });

/** One step left or right; null only in a text without a word. */
export function stepCursor(
  text: string,
  cursor: TextCursor | null,
  direction: 1 | -1,
  unit: Unit,
  extend: boolean,
): TextCursor | null {
  if (cursor === null) {
    const first = direction > 0 ? nextWord(text, 0) : previousWord(text, text.length);
    return first && cursorAt(first);
  }
  if (extend && unit === 'character') return extendByCharacter(text, cursor, direction);
  const from = cursor.focus;
  const next =
    unit === 'word'
      ? direction > 0
        ? nextWord(text, from.end)
        : previousWord(text, from.start)
      : oneCharacter(text, direction > 0 ? from.end : from.start, direction);
  if (!next) return cursor;
  return extend ? { anchor: cursor.anchor, focus: next } : cursorAt(next);
}

function oneCharacter(text: string, position: number, direction: 1 | -1): Utf16Span | null {
  const other = direction > 0 ? nextGrapheme(text, position) : previousGrapheme(text, position);
  if (other === position) return null;
  return direction > 0 ? { start: position, end: other } : { start: other, end: position };
}

/** Moves the loose edge; the anchor's piece always stays selected but for its own characters at that edge. */
function extendByCharacter(text: string, { anchor, focus }: TextCursor, direction: 1 | -1): TextCursor {
  const backwards = focus.start < anchor.start;
  if (backwards) {
    const start = direction > 0 ? nextGrapheme(text, focus.start) : previousGrapheme(text, focus.start);
    return start >= anchor.start
      ? { anchor, focus: anchor }
      : { anchor, focus: { start, end: Math.max(start, focus.end) } };
  }
  const end = direction > 0 ? nextGrapheme(text, focus.end) : previousGrapheme(text, focus.end);
  if (end <= anchor.start) return { anchor, focus };
  const start = Math.min(focus.start, previousGrapheme(text, end));
  // Shrinking below the anchor's own end shortens the anchor too.
  return {
    anchor: { start: anchor.start, end: Math.min(anchor.end, end) },
    focus: { start: Math.max(start, anchor.start), end },
  };
}

/** One edge of a mark moved by a step; null when nothing would be left or there is nowhere to go. */
export function moveEdge(
  text: string,
  span: Utf16Span,
  edge: 'start' | 'end',
  direction: 1 | -1,
  unit: Unit,
): Utf16Span | null {
  const position = span[edge];
  let moved: number;
  if (unit === 'character') moved = direction > 0 ? nextGrapheme(text, position) : previousGrapheme(text, position);
  else if (edge === 'end') {
    moved = (direction > 0 ? nextWord(text, position)?.end : previousWord(text, position - 1)?.end) ?? position;
    if (direction < 0 && moved >= position) moved = position;
  } else {
    moved = (direction > 0 ? nextWord(text, position + 1)?.start : previousWord(text, position)?.start) ?? position;
  }
  const result = { ...span, [edge]: moved };
  return moved === position || result.start >= result.end ? null : { start: result.start, end: result.end };
}
