import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetMap } from './offsets';

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', ' ', '\n', '\r\n', 'é', 'e\u0301', 'ש', '🎉', '👩🏽‍💻', '🇩🇪', '𝒳', '\ud83c', '\udf89', '𠜎'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('code points and UTF-16', () => {
  test('every code point boundary equals the one that spreading the text gives', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const map = offsetMap(text);
        const points = Array.from(text);
        expect(map.codePoints).toBe(points.length);
        let unit = 0;
        for (let point = 0; point <= points.length; point++) {
          expect(map.toUtf16(point)).toBe(unit);
          expect(map.toCodePoint(unit)).toBe(point);
          unit += points[point]?.length ?? 0;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a position inside a pair counts as the start of the pair', () => {
    expect(offsetMap('A🎉B').toCodePoint(2)).toBe(1);
    expect(offsetMap('A🎉B').toCodePoint(3)).toBe(2);
  });

  test('a position past the end is the end', () => {
    expect(offsetMap('ab').toUtf16(9)).toBe(2);
    expect(offsetMap('a🎉').toUtf16(9)).toBe(3);
  });

  test('the spans of the recorded example come out as the server stores them', () => {
    const text = 'A🎉 Ann met 👩🏽‍💻 Bob\nline2 𝒳 Carl\r\nDan';
    const map = offsetMap(text);
    const stored = ['Ann', 'Bob', 'Carl', 'Dan'].map((word) => {
      const start = text.indexOf(word);
      return [map.toCodePoint(start), map.toCodePoint(start + word.length)];
    });
    expect(stored).toEqual([
      [3, 6],
      [16, 19],
      [28, 32],
      [34, 37],
    ]);
  });
});
