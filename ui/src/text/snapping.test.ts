import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextGrapheme, previousGrapheme, snapToCharacters } from './graphemes';
import { RUN_LENGTH, splitLines } from './lines';
import { otherOccurrences } from './occurrences';
import { nextWord, previousWord, snapToWords, wordAt } from './words';

const range = (text: string, part: string, from = 0) => {
  const start = text.indexOf(part, from);
  return { start, end: start + part.length };
};

describe('snapping', () => {
  test('half of a ZWJ emoji selects the whole emoji', () => {
    const text = 'by 👩🏽‍💻 Bob';
    expect(snapToCharacters(text, { start: 4, end: 6 })).toEqual(range(text, '👩🏽‍💻'));
  });
  test('a letter keeps its combining accent', () => {
    expect(snapToCharacters('cafe\u0301 x', { start: 0, end: 4 })).toEqual({ start: 0, end: 5 });
  });
  test('blanks and line ends at the edges are left out', () => {
    expect(snapToCharacters(' Ann \r\n', { start: 0, end: 7 })).toEqual({ start: 1, end: 4 });
  });
  test('a selection inside words grows to the words', () => {
    const text = 'the Banque Centrale met';
    expect(snapToWords(text, { start: 6, end: 14 })).toEqual(range(text, 'Banque Centrale'));
  });
  test('a selection of punctuation alone stays', () => {
    expect(snapToWords('a -- b', { start: 2, end: 4 })).toEqual({ start: 2, end: 4 });
  });
});

describe('words', () => {
  test('a Hebrew word is found', () => {
    const text = 'שלום עולם';
    expect(wordAt(text, 6)).toEqual(range(text, 'עולם'));
  });
  test('stepping passes punctuation and line ends, and stops at the ends', () => {
    const text = 'One, two.\n\nThree';
    expect(nextWord(text, 3)).toEqual(range(text, 'two'));
    expect(nextWord(text, 8)).toEqual(range(text, 'Three'));
    expect(nextWord(text, 12)).toBeNull();
    expect(previousWord(text, 5)).toEqual(range(text, 'One'));
    expect(previousWord(text, 0)).toBeNull();
  });
  test('a gap longer than the window is crossed', () => {
    const text = `one${' '.repeat(3000)}two`;
    expect(nextWord(text, 3)).toEqual(range(text, 'two'));
    expect(previousWord(text, 3002)).toEqual(range(text, 'one'));
  });
});

test('graphemes step over emoji as one', () => {
  expect(nextGrapheme('a👩🏽‍💻b', 1)).toBe(8);
  expect(previousGrapheme('a👩🏽‍💻b', 8)).toBe(1);
});

describe('lines', () => {
  test('lines and runs put together are the text, byte for byte', () => {
    const piece = fc.constantFrom('word ', '\n', '\r\n', '🎉', 'x'.repeat(700), ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const lines = splitLines(text);
        expect(lines.map((line) => line.runs.map((run) => run.text).join('')).join('\n')).toBe(text);
        for (const run of lines.flatMap((line) => line.runs)) {
          expect(text.startsWith(run.text, run.start)).toBe(true);
          expect(run.text.length).toBeLessThanOrEqual(RUN_LENGTH + 1);
          expect(run.text.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('other occurrences', () => {
  const text = 'Ann met Anna. ann left; Ann stayed.';
  test('whole words with case', () => {
    expect(otherOccurrences(text, { start: 0, end: 3 }, { wholeWords: true, matchCase: true })).toEqual([
      { start: 24, end: 27 },
    ]);
  });
  test('parts of words and any case', () => {
    const found = otherOccurrences(text, { start: 0, end: 3 }, { wholeWords: false, matchCase: false });
    expect(found.map((place) => place.start)).toEqual([8, 14, 24]);
  });
  test('signs that mean something to a pattern are plain text', () => {
    expect(otherOccurrences('C++ or C++?', { start: 0, end: 3 }, { wholeWords: true, matchCase: true })).toEqual([
      { start: 7, end: 10 },
    ]);
  });
});
