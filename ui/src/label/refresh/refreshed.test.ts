import { describe, expect, test } from 'vitest';
import type { Prediction } from '../../api/types';
import { applyEdit } from '../../regions/edit';
import { EMPTY_HISTORY, reduceHistory } from '../../regions/history';
import { NOTHING, type Answers } from '../../regions/model';
import { withSuggestions } from '../openTask';
import { surroundingsOf } from '../surroundings';
import { refreshed } from './refreshed';

const CONFIG = `<View><Text name="text" value="$text"/>
<Labels name="ner" toName="text"><Label value="PER"/><Label value="LOC"/></Labels>
<Choices name="topic" toName="text"><Choice value="a"/><Choice value="b"/></Choices></View>`;
const TEXT = 'Ann in Rome met Bob in Oslo';
const around = surroundingsOf(CONFIG, { text: TEXT });
let made = 0;

const region = (word: string, label: string) => {
  const start = TEXT.indexOf(word);
  return {
    id: `r${++made}`,
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    value: { start, end: start + word.length, labels: [label] },
  };
};
const topic = (value: string) => ({
  id: `t${++made}`,
  from_name: 'topic',
  to_name: 'text',
  type: 'choices',
  value: { choices: [value] },
});
const prediction = (version: string, ...result: object[]): Prediction => ({
  id: 1,
  model_version: version,
  score: 0.5,
  created_at: version,
  result: result as Prediction['result'],
});
const opened = (before: Prediction): Answers => withSuggestions(NOTHING, before, around);
const idOf = (state: Answers, word: string) =>
  state.spans.find(({ start, end }) => TEXT.slice(start, end) === word)!.id;
const shown = ({ spans }: Answers) =>
  spans
    .map(({ start, end, labels, suggested }) => `${TEXT.slice(start, end)}/${labels.join()}${suggested ? '?' : ''}`)
    .toSorted();

describe('suggestions of another version', () => {
  test('take the place of the earlier ones, and the same one stays what it was', () => {
    const before = prediction('v1', region('Ann', 'PER'), region('Rome', 'PER'));
    const now = opened(before);
    const next = refreshed(now, before, prediction('v2', region('Ann', 'PER'), region('Rome', 'LOC')), around);
    expect(shown(next)).toEqual(['Ann/PER?', 'Rome/LOC?']);
    expect(idOf(next, 'Ann')).toBe(idOf(now, 'Ann'));
  });
  test('leave alone what a person accepted, changed or drew, and what lies beneath it', () => {
    const before = prediction('v1', region('Ann', 'LOC'), region('Rome', 'PER'), region('Oslo', 'PER'));
    let now = opened(before);
    now = applyEdit(now, { type: 'accept', ids: [idOf(now, 'Ann')] });
    now = applyEdit(now, { type: 'relabel', id: idOf(now, 'Rome'), control: 'ner', labels: ['LOC'] });
    const after = prediction('v2', region('Ann', 'PER'), region('in Rome', 'PER'), region('Oslo', 'LOC'));
    expect(shown(refreshed(now, before, after, around))).toEqual(['Ann/LOC', 'Oslo/LOC?', 'Rome/LOC']);
  });
  test('do not come again where a person turned them down', () => {
    const before = prediction('v1', region('Ann', 'PER'), region('Bob', 'PER'), topic('a'));
    let now = opened(before);
    now = applyEdit(now, { type: 'remove', ids: [idOf(now, 'Bob')] });
    now = applyEdit(now, { type: 'answer', control: 'topic', region: null, value: null });
    const after = prediction('v2', region('Ann', 'PER'), region('Bob', 'PER'), region('Oslo', 'LOC'), topic('b'));
    const next = refreshed(now, before, after, around);
    expect(shown(next)).toEqual(['Ann/PER?', 'Oslo/LOC?']);
    expect(next.answers).toEqual([]);
  });
  test('stay where a person has put a note on them', () => {
    const before = prediction('v1', region('Bob', 'LOC'));
    let now = opened(before);
    now = applyEdit(now, { type: 'note', id: idOf(now, 'Bob'), note: 'a place?' });
    expect(shown(refreshed(now, before, prediction('v2', region('Bob', 'PER')), around))).toEqual(['Bob/LOC?']);
  });
  test('change an answer that nobody has given yet', () => {
    const before = prediction('v1', topic('a'));
    const next = refreshed(opened(before), before, prediction('v2', topic('b')), around);
    expect(next.answers.map(({ value, suggested }) => [value, suggested])).toEqual([[['b'], true]]);
    const given = applyEdit(opened(before), { type: 'answer', control: 'topic', region: null, value: ['a'] });
    expect(refreshed(given, before, prediction('v2', topic('b')), around).answers).toEqual(given.answers);
  });
  test('that say the same change nothing, and none are a step of undo or something to save', () => {
    const before = prediction('v1', region('Ann', 'PER'));
    const now = opened(before);
    expect(refreshed(now, before, prediction('v2', region('Ann', 'PER')), around)).toBe(now);
    const history = { ...EMPTY_HISTORY, now };
    const state = refreshed(now, before, prediction('v2', region('Bob', 'PER')), around);
    const next = reduceHistory(history, { type: 'suggest', state });
    expect(shown(next.now)).toEqual(['Bob/PER?']);
    expect([next.version, next.past]).toEqual([0, null]);
  });
});
