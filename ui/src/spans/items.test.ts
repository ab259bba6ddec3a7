import { describe, expect, test } from 'vitest';
import type { Span } from '../regions/model';
import { itemsByRun, layOut, segmentsOf } from './items';

const mark = (id: string, start: number, end: number): Span => ({
  id,
  control: 'ner',
  object: 'text',
  start,
  end,
  labels: ['X'],
  suggested: false,
  score: null,
  origin: 'manual',
  note: '',
  extra: {},
});

describe('lanes', () => {
  test('overlapping marks lie below each other, later ones take the first free lane', () => {
    const items = layOut(
      [mark('inner', 2, 4), mark('outer', 0, 8), mark('late', 5, 9), mark('apart', 9, 12)],
      new Map(),
    );
    expect(items.map(({ span, lane }) => [span.id, lane])).toEqual([
      ['outer', 0],
      ['inner', 1],
      ['late', 1],
      ['apart', 0],
    ]);
  });

  test('a new mark far away leaves the others the same objects, so that their lines are not drawn again', () => {
    const spans = [mark('a', 0, 4), mark('b', 10, 14)];
    const before = new Map(layOut(spans, new Map()).map((item) => [item.span.id, item]));
    const after = layOut([...spans, mark('c', 50, 54)], before);
    expect(after.slice(0, 2).every((item) => item === before.get(item.span.id))).toBe(true);
  });
});

describe('runs and segments', () => {
  const runs = [
    { start: 0, text: 'abcdef' },
    { start: 7, text: 'ghijkl' },
  ];
  test('a mark over two runs belongs to both', () => {
    const items = layOut([mark('x', 4, 9), mark('y', 10, 11)], new Map());
    expect(itemsByRun(runs, items).map((list) => list.map(({ span }) => span.id))).toEqual([['x'], ['x', 'y']]);
  });
  test('nested marks cut the run at every edge, and the shortest gives the colour', () => {
    const items = layOut([mark('outer', 0, 5), mark('inner', 2, 4)], new Map());
    expect(segmentsOf(runs[0]!, items).map(({ start, text, top }) => [start, text, top?.span.id ?? null])).toEqual([
      [0, 'ab', 'outer'],
      [2, 'cd', 'inner'],
      [4, 'e', 'outer'],
      [5, 'f', null],
    ]);
  });
});
