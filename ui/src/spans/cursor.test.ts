import { describe, expect, test } from 'vitest';
import { moveEdge, selectionOf, stepCursor, type TextCursor, type Unit } from './cursor';

const TEXT = 'Marie Lefèvre, chief 👩🏽‍💻 executive.';

function walk(steps: readonly (readonly [1 | -1, Unit, boolean])[]): string {
  let cursor: TextCursor | null = null;
  for (const [direction, unit, extend] of steps) cursor = stepCursor(TEXT, cursor, direction, unit, extend);
  const { start, end } = selectionOf(cursor!);
  return TEXT.slice(start, end);
}

const right = [1, 'word', false] as const;
const grow = [1, 'word', true] as const;
const shrink = [-1, 'word', true] as const;

describe('the keyboard selection', () => {
  test('arrows go word by word, Shift takes more and gives back', () => {
    expect(walk([right])).toBe('Marie');
    expect(walk([right, right])).toBe('Lefèvre');
    expect(walk([right, grow])).toBe('Marie Lefèvre');
    expect(walk([right, grow, grow, shrink])).toBe('Marie Lefèvre');
    expect(walk([right, right, shrink])).toBe('Marie Lefèvre');
    expect(walk([right, right, right, right, right, right])).toBe('executive');
  });
  test('by characters, an emoji sequence is one', () => {
    expect(walk([right, [1, 'character', true]])).toBe('Marie ');
    expect(walk([right, [-1, 'character', true]])).toBe('Mari');
    expect(walk([right, right, right, [1, 'character', false], [1, 'character', false]])).toBe('👩🏽‍💻');
  });
  test('never empty, however far it is taken back', () => {
    expect(walk([right, ...Array.from({ length: 12 }, () => [-1, 'character', true] as const)])).toBe('M');
  });
});

describe('moving an edge of a mark', () => {
  const name = { start: 0, end: 13 };
  const text = (span: { start: number; end: number } | null) => span && TEXT.slice(span.start, span.end);
  test('the end by words', () => {
    expect(text(moveEdge(TEXT, name, 'end', 1, 'word'))).toBe('Marie Lefèvre, chief');
    expect(text(moveEdge(TEXT, name, 'end', -1, 'word'))).toBe('Marie');
    expect(moveEdge(TEXT, { start: 0, end: 5 }, 'end', -1, 'word')).toBeNull();
  });
  test('the start by words and characters', () => {
    expect(text(moveEdge(TEXT, name, 'start', 1, 'word'))).toBe('Lefèvre');
    expect(text(moveEdge(TEXT, name, 'start', 1, 'character'))).toBe('arie Lefèvre');
    expect(moveEdge(TEXT, name, 'start', -1, 'word')).toBeNull();
  });
});
