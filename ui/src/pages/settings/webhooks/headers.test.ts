import { expect, test } from 'vitest';
import { headerText, readHeaders } from './headers';

test('headers are read a line each, and written as they were read', () => {
  const text = 'Authorization: Bearer a:b\nX-Empty:\n\n  X_Two :  2 ';
  const { headers, wrong } = readHeaders(text);
  expect(wrong).toBeNull();
  expect(headers).toEqual({ Authorization: 'Bearer a:b', 'X-Empty': '', X_Two: '2' });
  expect(readHeaders(headerText(headers)).headers).toEqual(headers);
});

test('a line that is no header is named', () => {
  expect(readHeaders('X: 1\nbad name: x').wrong).toBe('bad name: x');
  expect(readHeaders('nothing').wrong).toBe('nothing');
});
