import { describe, expect, test } from 'vitest';
import type { AdjudicationItem } from '../api/adjudication';
import { begin, decide, disputesOf, resultOf, type Decisions, type Move } from './decisions';

const span = (id: string, label: string) => ({
  id,
  from_name: 'ner',
  to_name: 'text',
  type: 'labels',
  value: { start: 0, end: 3, labels: [label] },
});
const item = (settled: number | null, ...labels: string[]): AdjudicationItem => ({
  kind: 'span',
  control: 'ner',
  object: 'text',
  settled,
  options: labels.map((label, index) => ({
    voices: [`annotation:${index}`],
    result: label === '' ? [] : [span('same', label)],
  })),
});
const ITEMS = [item(0, 'PER'), item(null, 'PER', 'ORG'), item(null, 'LOC', ''), item(null, 'ORG', 'LOC')];
const after = (...moves: Move[]): Decisions => moves.reduce((now, move) => decide(ITEMS, now, move), begin(ITEMS));

describe('decisions', () => {
  test('begin at the first dispute and go on to the next one that is open', () => {
    expect(disputesOf(ITEMS)).toEqual([1, 2, 3]);
    expect(begin(ITEMS).at).toBe(1);
    expect(after({ type: 'take', option: 1 }).at).toBe(2);
    expect(after({ type: 'step', direction: 1 }, { type: 'take', option: 0 }).at).toBe(3);
    const last = after({ type: 'go', item: 3 }, { type: 'take', option: 0 });
    expect(last.at).toBe(1);
    expect([...last.taken]).toEqual([[3, 0]]);
  });

  test('an option that is not there changes nothing, and none is a decision', () => {
    expect(after({ type: 'take', option: 2 }).taken.size).toBe(0);
    expect(after({ type: 'take', option: null }).taken.get(1)).toBeNull();
  });

  test('undo brings back the decision before, and where it was taken', () => {
    const undone = after({ type: 'take', option: 0 }, { type: 'take', option: 1 }, { type: 'undo' });
    expect([...undone.taken]).toEqual([[1, 0]]);
    expect(undone.at).toBe(2);
    expect(after({ type: 'undo' })).toEqual(begin(ITEMS));
  });

  test('stepping stops at both ends', () => {
    expect(after({ type: 'step', direction: -1 }).at).toBe(1);
    expect(after({ type: 'go', item: 3 }, { type: 'step', direction: 1 }).at).toBe(3);
  });

  test('the result has what is agreed and decided, under ids that differ', () => {
    const { sure, open } = resultOf(
      ITEMS,
      new Map([
        [1, 1],
        [2, null],
      ] as const),
    );
    expect(sure.map(({ id }) => id)).toEqual(['0.0:same', '1.1:same']);
    expect(open.map(({ id }) => id)).toEqual(['3.0:same', '3.1:same']);
  });
});
