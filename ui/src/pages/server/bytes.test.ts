import { expect, test } from 'vitest';
import { bytes } from './bytes';

test.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1500, '1.5 kB'],
  [2_340_000_000, '2.3 GB'],
  [5e15, '5,000 TB'],
])('%d bytes are %s', (count, text) => {
  expect(bytes(count, 'en')).toBe(text);
});
