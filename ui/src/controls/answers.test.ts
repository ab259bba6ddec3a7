import { describe, expect, test } from 'vitest';
import type { ChoicesControl, RankerControl } from '../config/model';
import { readLabelConfig } from '../config/read';
import type { Answer } from '../regions/model';
import { toggleChoice } from './choices';
import { arrange, move } from './ranking';

const control = <C>(xml: string): C =>
  readLabelConfig(`<View><Text name="t" value="x"/>${xml}</View>`, {}).controls[0] as C;
const answer = (value: Answer['value'], suggested = false): Answer => ({
  id: 'a',
  control: 'c',
  region: null,
  value,
  suggested,
  score: null,
  origin: 'manual',
  extra: {},
});

describe('choices', () => {
  const single = control<ChoicesControl>(
    '<Choices name="c" toName="t"><Choice value="a"/><Choice value="b"/></Choices>',
  );
  const many = control<ChoicesControl>(
    '<Choices name="c" toName="t" choice="multiple"><Choice value="a"/><Choice value="b"/></Choices>',
  );
  test('a single one is replaced and can be taken back', () => {
    expect(toggleChoice(single, answer(['a']), ['b'])).toEqual(['b']);
    expect(toggleChoice(single, answer(['a']), ['a'])).toBeNull();
  });
  test('many are collected', () => {
    expect(toggleChoice(many, answer(['a']), ['b'])).toEqual(['a', 'b']);
    expect(toggleChoice(many, answer(['a', 'b']), ['a'])).toEqual(['b']);
  });
  test('choosing what is suggested keeps it instead of taking it away', () => {
    expect(toggleChoice(single, answer(['a'], true), ['a'])).toEqual(['a']);
  });
});

describe('rankings', () => {
  const buckets = control<RankerControl>(
    '<Ranker name="r" toName="l"><Bucket name="good" title="Good"/><Bucket name="bad" title="Bad"/></Ranker>',
  );
  test('every item is in exactly one place, whatever was stored', () => {
    expect(arrange(buckets, ['x', 'y', 'z'], { good: ['x', 'gone'], bad: ['x'] })).toEqual({
      good: ['x'],
      bad: [],
      _: ['y', 'z'],
    });
  });
  test('a move takes an item out of its old place', () => {
    expect(move({ good: ['x', 'y'], bad: [] }, 'y', 'good', 0)).toEqual({ good: ['y', 'x'], bad: [] });
  });
});
