import { expect, test } from 'vitest';
import { en } from '../i18n/en';
import { duration } from './duration';

test('short times are told in seconds, longer ones in minutes, and none by a dash', () => {
  expect(duration(12.34, en, 'en')).toBe('12.3 s');
  expect(duration(119.9, en, 'en')).toBe('119.9 s');
  expect(duration(150, en, 'en')).toBe('2.5 min');
  expect(duration(null, en, 'en')).toBe('–');
});
