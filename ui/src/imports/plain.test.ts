import { expect, test } from 'vitest';
import { plainTask, sizeOf } from './plain';

test('what the project shows comes first and as it is, the rest with its name', () => {
  const task = plainTask({ data: { id: 7, text: 'Ann', tags: ['a'] } }, ['text']);
  expect(Object.entries(task.data)).toEqual([
    ['text', 'Ann'],
    ['id', 'id: 7'],
    ['tags', 'tags: ["a"]'],
  ]);
});

test('without a key that the project shows all have their names', () => {
  expect(plainTask({ data: { body: 'Ann' } }, ['text']).data).toEqual({ body: 'body: Ann' });
});

test('sizes are told in powers of a thousand', () => {
  expect(sizeOf(0, 'en')).toBe('0 B');
  expect(sizeOf(999, 'en')).toBe('999 B');
  expect(sizeOf(1500, 'en')).toBe('1.5 kB');
  expect(sizeOf(2_340_000_000, 'de')).toBe('2,3 GB');
});
