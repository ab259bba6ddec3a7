import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit } from './edit';
import { EMPTY_HISTORY, reduceHistory, type History } from './history';
import type { Span } from './model';

const mark = (id: string, start = 0, suggested = false): Span => ({
  id,
  control: 'ner',
  object: 'text',
  start,
  end: start + 3,
  labels: ['PER'],
  suggested,
  score: null,
  origin: suggested ? 'prediction' : 'manual',
  note: '',
  extra: {},
});
const run = (edits: Edit[], from = EMPTY_HISTORY): History =>
  edits.reduce((history, edit) => reduceHistory(history, { type: 'edit', edit }), from);
const times = (history: History, type: 'undo' | 'redo', count: number): History =>
  Array.from({ length: count }).reduce<History>((now) => reduceHistory(now, { type }), history);

describe('undo and redo', () => {
  test('ten thousand steps go back to the beginning and forth again', () => {
    const edits = Array.from({ length: 10_000 }, (_, index): Edit =>
      index % 2 ? { type: 'remove', ids: [`s${index - 1}`] } : { type: 'add', spans: [mark(`s${index}`, index)] },
    );
    const done = run([...edits, { type: 'add', spans: [mark('last')] }]);
    const undone = times(done, 'undo', 10_001);
    expect(undone.now.spans).toEqual([]);
    expect(undone.past).toBeNull();
    expect(times(undone, 'redo', 10_001).now).toEqual(done.now);
  });

  test('any edits, undone, give the state before them', () => {
    const edit = fc.oneof(
      fc.nat(5).map((id): Edit => ({ type: 'add', spans: [mark(`s${id}`, id * 10, id % 2 === 0)] })),
      fc.nat(5).map((id): Edit => ({ type: 'remove', ids: [`s${id}`] })),
      fc.nat(5).map((id): Edit => ({ type: 'accept', ids: [`s${id}`] })),
      fc.nat(5).map((id): Edit => ({ type: 'relabel', id: `s${id}`, control: 'ner', labels: ['ORG'] })),
      fc
        .tuple(fc.nat(5), fc.nat(5))
        .map(([a, b]): Edit => ({ type: 'relate', from: `s${a}`, to: `s${b}`, labels: [] })),
    );
    fc.assert(
      fc.property(fc.array(edit), (edits) => {
        const done = run(edits);
        expect(times(done, 'undo', edits.length).now).toEqual(EMPTY_HISTORY.now);
        const ids = new Set(done.now.spans.map((span) => span.id));
        expect(done.now.relations.every((relation) => ids.has(relation.from) && ids.has(relation.to))).toBe(true);
      }),
    );
  });

  test('typing in one field is one step', () => {
    let history = EMPTY_HISTORY;
    for (const value of ['H', 'He', 'Hey'])
      history = reduceHistory(history, {
        type: 'edit',
        edit: { type: 'answer', control: 'sum', region: null, value: [value] },
        merge: 'sum',
      });
    expect(history.now.answers[0]!.value).toEqual(['Hey']);
    expect(reduceHistory(history, { type: 'undo' }).now.answers).toEqual([]);
  });

  test('an edit that changes nothing is no step', () => {
    const history = run([{ type: 'add', spans: [mark('a')] }]);
    expect(
      run(
        [
          { type: 'add', spans: [mark('b')] },
          { type: 'accept', ids: ['a'] },
          { type: 'remove', ids: ['nobody'] },
        ],
        history,
      ),
    ).toBe(history);
  });
});

describe('edits', () => {
  test('deleting a span takes its arrows and its own answers along', () => {
    const history = run([
      { type: 'add', spans: [mark('a'), mark('b', 10)] },
      { type: 'relate', from: 'a', to: 'b', labels: ['knows'] },
      { type: 'answer', control: 'why', region: 'a', value: ['x'] },
      { type: 'remove', ids: ['a'] },
    ]);
    expect(history.now).toMatchObject({ relations: [], answers: [], spans: [{ id: 'b' }] });
  });

  test('a changed suggestion is accepted and marked as changed; an accepted one is not', () => {
    const history = run([
      { type: 'add', spans: [mark('a', 0, true), mark('b', 10, true)] },
      { type: 'resize', id: 'a', span: { start: 0, end: 5 } },
      { type: 'accept', ids: ['b'] },
    ]);
    expect(history.now.spans).toMatchObject([
      { suggested: false, origin: 'prediction-changed', end: 5 },
      { suggested: false, origin: 'prediction' },
    ]);
  });

  test('an arrow to a suggestion accepts it', () => {
    const history = run([
      { type: 'add', spans: [mark('a'), mark('b', 10, true)] },
      { type: 'relate', from: 'a', to: 'b', labels: [] },
    ]);
    expect(history.now.spans.every((span) => !span.suggested)).toBe(true);
  });
});
