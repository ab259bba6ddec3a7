import { expect, test } from 'vitest';
import { percent } from './percent';

test('a share is told as a percentage with as many places as are wanted, and what is undefined as a dash', () => {
  expect(percent(0.875, 'en')).toBe('87.5%');
  expect(percent(0.875, 'en', 0)).toBe('88%');
  expect(percent(0.875, 'de')).toBe('87,5\u00a0%');
  expect(percent(null, 'en')).toBe('–');
});
