import { expect, test } from 'vitest';
import { sliced } from './slice';

test.each([
  ['', 'train'],
  ['100', 'train[:100]'],
  ['10%', 'train[:10%]'],
  ['100 : 200', 'train[100:200]'],
  ['-50:', 'train[-50:]'],
  [':', null],
  ['ten', null],
  ['1:2:3', null],
])('the part %o is %o', (part, split) => expect(sliced('train', part)).toBe(split));
