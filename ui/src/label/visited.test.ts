import { beforeEach, expect, test } from 'vitest';
import { neighbourOf, visit, visited } from './visited';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  Object.assign(globalThis, {
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
  });
});

test('a task keeps the place of its first visit, in each project for itself', () => {
  [3, 1, 2, 1].forEach((task) => visit(7, task));
  visit(8, 9);
  expect(visited(7)).toEqual([3, 1, 2]);
  expect(visited(8)).toEqual([9]);
});

test('what cannot be read counts as nothing', () => {
  kept.set('tagloop.visited.7', '{"a"');
  expect(visited(7)).toEqual([]);
  kept.set('tagloop.visited.7', '["x", 4]');
  expect(visited(7)).toEqual([4]);
});

test('one goes back through what one opened to what one was given earlier, and forth to what waits', () => {
  const lists = { done: [1, 2, 5], opened: [5, 3], upcoming: [3, 6, 7] };
  const walk = (from: number, direction: 1 | -1) => {
    const seen: number[] = [];
    for (let at: number | null = from; (at = neighbourOf(at, direction, lists)) !== null;) seen.push(at);
    return seen;
  };
  expect(walk(3, -1)).toEqual([5, 2, 1]);
  expect(walk(1, 1)).toEqual([2, 5, 3, 6, 7]);
  expect(neighbourOf(null, -1, lists)).toBe(7);
  expect(neighbourOf(null, 1, lists)).toBeNull();
});
