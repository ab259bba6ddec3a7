import { expect, test } from 'vitest';
import { snapToParagraphs, snapToSentences } from './sentences';

const TEXT = 'One is here. Two 🎉 came.\r\nThree stays! Four?';
const read = ({ start, end }: { start: number; end: number }) => TEXT.slice(start, end);
const around = (part: string) => ({ start: TEXT.indexOf(part), end: TEXT.indexOf(part) + part.length });

test('a selection inside sentences grows to them and does not leave its lines', () => {
  expect(read(snapToSentences(TEXT, around('is')))).toBe('One is here.');
  expect(read(snapToSentences(TEXT, around('here. Two')))).toBe('One is here. Two 🎉 came.');
  expect(read(snapToSentences(TEXT, around('stays')))).toBe('Three stays!');
});

test('paragraphs are lines, without their line end', () => {
  expect(read(snapToParagraphs(TEXT, around('Two')))).toBe('One is here. Two 🎉 came.');
  expect(read(snapToParagraphs(TEXT, around('Four')))).toBe('Three stays! Four?');
});
