import { describe, expect, test } from 'vitest';
import { complete, mentionAt, suggestionsFor } from './mention';

const BOB = { id: 1, email: 'bob@example.org', first_name: 'Robert', last_name: 'Ünal' };
const CID = { id: 2, email: 'cid@example.org', first_name: '', last_name: '' };

describe('mentions', () => {
  test('begin at an @ in front of a word and end with it', () => {
    expect(mentionAt('@', 1)).toEqual({ start: 0, end: 1, query: '' });
    expect(mentionAt('Look @Bo', 8)).toEqual({ start: 5, end: 8, query: 'bo' });
    expect(mentionAt('Look @Bo there', 8)?.query).toBe('bo');
    expect(mentionAt('mail bob@ex', 11)).toBeNull();
    expect(mentionAt('@bob@example.org', 16)).toBeNull();
    expect(mentionAt('@bob and', 8)).toBeNull();
  });

  test('are completed by address or by any of the names', () => {
    const of = (text: string) => suggestionsFor(mentionAt(text, text.length)!, [BOB, CID]).map(({ email }) => email);
    expect(of('@')).toEqual([BOB.email, CID.email]);
    expect(of('@ün')).toEqual([BOB.email]);
    expect(of('@cid')).toEqual([CID.email]);
    expect(of('@ob')).toEqual([]);
  });

  test('stand in the text as an address', () => {
    expect(complete('👩🏽 @b now', mentionAt('👩🏽 @b now', 7)!, BOB)).toEqual({
      text: '👩🏽 @bob@example.org now',
      caret: 22,
    });
  });
});
