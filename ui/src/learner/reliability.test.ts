import { expect, test } from 'vitest';
import { bandsOf, pointsOf } from './reliability';

const bin = (count: number, score: number, accuracy: number) => ({ count, score, accuracy });

test('bins stand in one row where they are of the same scores, and empty ones are left out', () => {
  const low = bin(5, 0.2, 0.4);
  const high = bin(20, 0.95, 0.7);
  const middle = bin(25, 0.71, 0.68);
  expect(bandsOf({ predictions: 25, error: 0.24, bins: [low, high], calibrated_bins: [middle] })).toEqual([
    { from: 0.1, to: 0.2, before: low, after: null },
    { from: 0.7, to: 0.8, before: null, after: middle },
    { from: 0.9, to: 1, before: high, after: null },
  ]);
});

test('a score on an edge is in the lower bin, and 0 in the first one', () => {
  const edges = [bin(1, 0, 0), bin(1, 0.3, 1), bin(1, 1, 1)];
  expect(bandsOf({ predictions: 3, error: 0, bins: edges }).map(({ to }) => to)).toEqual([0.1, 0.3, 1]);
});

test('points have the mean score across and the share that is right upwards', () => {
  expect(pointsOf([bin(4, 0.25, 0.5)])).toEqual([{ x: 0.25, y: 0.5 }]);
});
