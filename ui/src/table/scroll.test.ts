import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pagesOf, placeOf, revealing, rowPosition, rowsInView, scrolledTo, START, TALLEST, trackSize } from './scroll';

const million = { rows: 1_000_000, rowSize: 40, view: 600 };
const few = { rows: 100, rowSize: 40, view: 600 };

describe('a list that fits an element', () => {
  test('scrolls as the browser does', () => {
    expect(trackSize(few)).toBe(4000);
    expect(scrolledTo(few, START, 777)).toEqual({ top: 777, at: 777 });
    expect(rowPosition(few, { top: 777, at: 777 }, 20)).toBe(800);
  });

  test('that is shorter than the window stays where it is', () => {
    expect(placeOf({ rows: 3, rowSize: 40, view: 600 }, 500)).toEqual(START);
    expect(rowsInView({ rows: 3, rowSize: 40, view: 600 }, START, 10)).toEqual({ first: 0, end: 3 });
  });
});

describe('a list of a million rows', () => {
  test('lies on a track that every browser draws', () => expect(trackSize(million)).toBe(TALLEST));

  test('shows its last row at the end of the track', () => {
    const end = scrolledTo(million, START, TALLEST);
    expect(end).toEqual({ top: 40_000_000 - 600, at: TALLEST - 600 });
    expect(rowsInView(million, end, 0).end).toBe(1_000_000);
    expect(rowPosition(million, end, 999_999)).toBe(TALLEST - 40);
  });

  test('moves by pixels on short ways', () => {
    const middle = placeOf(million, 20_000_000);
    expect(scrolledTo(million, middle, middle.at + 100).top).toBe(20_000_100);
    expect(scrolledTo(million, middle, middle.at - 100).top).toBe(19_999_900);
  });

  test('moves by proportion on long ones', () => {
    expect(scrolledTo(million, START, 4_000_000).top / 40_000_000).toBeCloseTo(0.5, 3);
  });

  test('shows every row that is asked for in full, wherever the window was', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.integer({ min: 0, max: 40_000_000 }),
        fc.integer({ min: -400, max: 400 }),
        (row, top, step) => {
          const from = placeOf(million, top);
          const place = revealing(million, scrolledTo(million, from, from.at + step), row);
          const position = rowPosition(million, place, row);
          expect(position).toBeGreaterThanOrEqual(place.at - 0.001);
          expect(position + 40).toBeLessThanOrEqual(place.at + 600.001);
          expect(place.at).toBeGreaterThanOrEqual(0);
          expect(place.at).toBeLessThanOrEqual(TALLEST - 600);
        },
      ),
    ));
});

test('pages are those that hold the rows of the window', () => {
  expect(pagesOf({ first: 49, end: 51 }, 50)).toEqual([0, 1]);
  expect(pagesOf({ first: 50, end: 100 }, 50)).toEqual([1]);
  expect(pagesOf({ first: 0, end: 0 }, 50)).toEqual([]);
});
