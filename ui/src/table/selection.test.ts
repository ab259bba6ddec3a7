import { expect, test } from 'vitest';
import { countOf, EVERY, isSelected, NONE, selectedItems, toggled, withTasks } from './selection';

test('a task that is ticked twice is not chosen', () => {
  expect(selectedItems(toggled(toggled(NONE, 7), 7))).toEqual({ all: false, included: [] });
  expect(selectedItems(toggled(toggled(EVERY, 7), 7))).toEqual({ all: true, excluded: [] });
});

test('all but two of a million are two ids', () => {
  const rest = withTasks(EVERY, [3, 5], false);
  expect(selectedItems(rest)).toEqual({ all: true, excluded: [3, 5] });
  expect(countOf(rest, 1_000_000)).toBe(999_998);
  expect(isSelected(rest, 3)).toBe(false);
  expect(isSelected(rest, 4)).toBe(true);
});

test('a range that is chosen again stays chosen', () => {
  const some = withTasks(withTasks(NONE, [1, 2, 3], true), [2, 3, 4], true);
  expect(selectedItems(some)).toEqual({ all: false, included: [1, 2, 3, 4] });
  expect(countOf(some, 10)).toBe(4);
});
