import { expect, test } from 'vitest';
import { directionOf } from './direction';

test('letters and numbers have a direction, everything else has none', () => {
  const directions = (text: string) => Array.from(text, directionOf);
  expect(directions('aЖ漢7')).toEqual(['ltr', 'ltr', 'ltr', 'ltr']);
  expect(directions('אع')).toEqual(['rtl', 'rtl']);
  expect(directions('٣')).toEqual(['ltr']);
  expect(directions(' 🎉-')).toEqual([null, null, null]);
});
