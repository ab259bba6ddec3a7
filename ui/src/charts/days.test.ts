import { expect, test } from 'vitest';
import { dayOf, daysFrom, numberOf } from './days';

test('days are numbers on an axis and are read from them, in every time zone', () => {
  expect(numberOf('1970-01-03')).toBe(2);
  expect(dayOf(numberOf('2026-02-28'), 'en-GB')).toBe('28 Feb');
  expect(dayOf(numberOf('2026-02-28') + 0.3, 'de')).toBe('28. Feb.');
});

test('the axis has room for the name of the last day', () => {
  expect(daysFrom(10, 10)).toEqual({ from: 10, to: 10.5 });
  expect(daysFrom(0, 100)).toEqual({ from: 0, to: 104 });
});
