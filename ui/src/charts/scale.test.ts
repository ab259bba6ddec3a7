import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around, bandThrough, lineThrough, nearest, placesOf, scale, ticks, valueAt, type Series } from './scale';

const series = (...points: readonly (readonly [number, number])[]): Series => ({
  name: 'loss',
  colour: '#000',
  dash: '',
  points: points.map(([x, y]) => ({ x, y })),
});

describe('the values of an axis', () => {
  test('are round and lie inside', () => {
    expect(ticks({ from: 0, to: 1 }, 5)).toEqual([0, 0.5, 1]);
    expect(ticks({ from: 0, to: 1 }, 6)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(ticks({ from: 0, to: 0.3 }, 5)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(ticks({ from: 1, to: 6 }, 8)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(ticks({ from: -0.07, to: 0.12 }, 5)).toEqual([-0.05, 0, 0.05, 0.1]);
    expect(ticks({ from: 3, to: 3 }, 5)).toEqual([3]);
    expect(ticks({ from: 20_784, to: 20_784.5 }, 8, 1)).toEqual([20_784]);
    expect(ticks({ from: 20_784, to: 20_786.5 }, 8, 1)).toEqual([20_784, 20_785, 20_786]);
  });

  test('are never more than asked for, rise, and stay in the range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (from, width, most) => {
          // Beside numbers so large nothing small can be told apart.
          fc.pre(width > 1e-6 * Math.abs(from));
          const range = { from, to: from + width };
          const found = ticks(range, most);
          const slack = 1e-6 * (1 + Math.abs(from) + width);
          expect(found.length).toBeLessThanOrEqual(most);
          found.forEach((value, index) => {
            if (index > 0) expect(value).toBeGreaterThan(found[index - 1]!);
            expect(value).toBeGreaterThanOrEqual(range.from - slack);
            expect(value).toBeLessThanOrEqual(range.to + slack);
          });
        },
      ),
    );
  });
});

describe('the range of an axis', () => {
  test('ends at round values around everything, and at least where it is asked to', () => {
    expect(around([0.31, 0.44], { from: 0, to: 1 })).toEqual({ from: 0, to: 1 });
    expect(around([2.07], { from: 0, to: 0 })).toEqual({ from: 0, to: 3 });
    expect(around([], { from: 0, to: 0 })).toEqual({ from: 0, to: 1 });
  });

  test('does not mind a loss that ran away', () => {
    expect(around([0.5, Number.NaN, Infinity], { from: 0, to: 1 })).toEqual({ from: 0, to: 1 });
  });
});

test('a value lies in proportion between two places, also upside down', () => {
  expect(scale({ from: 0, to: 10 }, 40, 140)(5)).toBe(90);
  expect(scale({ from: 0, to: 1 }, 166, 10)(0.25)).toBe(127);
  expect(scale({ from: 2, to: 2 }, 40, 140)(2)).toBe(90);
});

describe('reading a curve', () => {
  test('goes by the places of all curves, each once', () => {
    expect(placesOf([series([1, 2], [3, 1]), series([2, 0], [3, 5])])).toEqual([1, 2, 3]);
    expect(nearest([1, 2, 3], 2.4)).toBe(1);
    expect(nearest([], 2.4)).toBe(-1);
  });

  test('takes the last value before a place where the curve has none', () => {
    expect(valueAt(series([1, 0.9], [3, 0.4]), 2)?.y).toBe(0.9);
    expect(valueAt(series([1, 0.9], [3, 0.4]), 3)?.y).toBe(0.4);
    expect(valueAt(series([1, 0.9]), 0.5)).toBeNull();
  });
});

test('a line breaks where a value is not a number', () => {
  const same = (value: number) => value;
  expect(
    lineThrough(
      [
        { x: 0, y: 1 },
        { x: 1, y: 2 },
        { x: 2, y: Number.NaN },
        { x: 3, y: 4 },
      ],
      same,
      same,
    ),
  ).toBe('M0.0 1.0L1.0 2.0M3.0 4.0');
});

describe('a shade around a curve', () => {
  const same = (value: number) => value;
  test('goes along its upper edge and back along the lower one', () => {
    const band = [
      { x: 0, low: 1, high: 3 },
      { x: 2, low: 2, high: 5 },
    ];
    expect(bandThrough(band, same, same)).toBe('M0.0 3.0L2.0 5.0L2.0 2.0L0.0 1.0Z');
  });
  test('of one place is none', () => {
    expect(bandThrough([{ x: 0, low: 1, high: 3 }], same, same)).toBe('');
  });
});
