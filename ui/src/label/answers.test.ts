import { describe, expect, test } from 'vitest';
import type { Annotation, Prediction, Task, User } from '../api/types';
import 'fake-indexeddb/auto';
import { writeCopy } from '../outbox/copies';
import { NOTHING, type Answer, type Answers } from '../regions/model';
import { missingAnswers, withoutHidden } from './check';
import { openTask, withSuggestions } from './openTask';
import { surroundingsOf, taskTitle } from './surroundings';

const CONFIG = `<View><Text name="text" value="$text"/>
<Labels name="ner" toName="text"><Label value="PER"/><Label value="LOC"/></Labels>
<Choices name="topic" toName="text" required="true"><Choice value="a"/><Choice value="b"/></Choices>
<View visibleWhen="choice-selected" whenTagName="topic" whenChoiceValue="b"><TextArea name="why" toName="text" required="true"/></View></View>`;
const around = surroundingsOf(CONFIG, { text: 'Ann in Rome' });
const answer = (control: string, value: Answer['value']): Answer => ({
  id: control,
  control,
  region: null,
  value,
  suggested: false,
  score: null,
  origin: 'manual',
  extra: {},
});
const state = (...answers: Answer[]): Answers => ({ ...NOTHING, answers });

describe('what is required', () => {
  test('a required choice is missing until it is made', () => {
    expect(missingAnswers(NOTHING, around).map(({ control }) => control)).toEqual(['topic']);
    expect(missingAnswers(state(answer('topic', ['a'])), around)).toEqual([]);
  });
  test('a hidden control asks nothing, a shown one does', () => {
    expect(missingAnswers(state(answer('topic', ['b'])), around).map(({ control }) => control)).toEqual(['why']);
    expect(
      missingAnswers(state(answer('topic', ['b']), answer('why', [''])), around).map(({ control }) => control),
    ).toEqual(['why']);
  });
  test('what was written into a control that is hidden again is left out', () => {
    expect(
      withoutHidden(state(answer('topic', ['a']), answer('why', ['x'])), around).answers.map(({ control }) => control),
    ).toEqual(['topic']);
  });
});

const region = (start: number, end: number, label: string) => ({
  id: `${label}${start}`,
  from_name: 'ner',
  to_name: 'text',
  type: 'labels',
  value: { start, end, labels: [label] },
});
const prediction = (version: string, ...result: object[]): Prediction => ({
  id: 1,
  model_version: version,
  score: 0.5,
  created_at: version,
  result: result as Prediction['result'],
});
const user = { id: 7, email: 'ann@example.org' } as User;
const task = (more: Partial<Task>): Task =>
  ({ id: 1, data: { text: 'Ann in Rome' }, annotations: [], predictions: [], drafts: [], ...more }) as Task;

describe('what a task is opened with', () => {
  test('a suggestion that says what is accepted already is not shown again', () => {
    const accepted = withSuggestions(NOTHING, prediction('v1', region(0, 3, 'PER')), around);
    const own = { ...accepted, spans: accepted.spans.map((span) => ({ ...span, suggested: false })) };
    expect(
      withSuggestions(
        own,
        prediction('v2', { ...region(0, 3, 'PER'), id: 'other' }, region(7, 11, 'LOC')),
        around,
      ).spans.map(({ id, suggested }) => [id, suggested]),
    ).toEqual([
      ['PER0', false],
      ['LOC7', true],
    ]);
  });
  test('suggestions of the version that the project shows', async () => {
    const opened = await openTask(
      task({ predictions: [prediction('v1', region(0, 3, 'PER')), prediction('v2', region(7, 11, 'LOC'))] }),
      user,
      around,
      'v1',
    );
    expect(opened).toMatchObject({ from: 'prediction', answers: { spans: [{ id: 'PER0', suggested: true }] } });
  });
  test('one’s own answer, and nobody else’s', async () => {
    const theirs = { id: 3, completed_by: 8, result: [region(7, 11, 'LOC')] } as unknown as Annotation;
    const mine = {
      id: 4,
      completed_by: { id: 7, email: 'ann@example.org' },
      result: [region(0, 3, 'PER')],
      lead_time: 5,
    } as unknown as Annotation;
    expect((await openTask(task({ annotations: [theirs] }), user, around, '')).from).toBe('nothing');
    expect(await openTask(task({ annotations: [theirs, mine] }), user, around, '')).toMatchObject({
      from: 'annotation',
      leadTime: 5,
      annotation: { id: 4 },
      answers: { spans: [{ id: 'PER0', suggested: false }] },
    });
  });
  test('the copy on this machine is stronger than an older draft, a newer draft is stronger than it', async () => {
    await writeCopy({
      key: '7:9:new',
      state: NOTHING,
      leadTime: 3,
      at: Date.parse('2026-11-24T10:00:00Z'),
      draft: 5,
      from: null,
    });
    const draft = (id: number, at: string) => ({
      id,
      annotation: null,
      user: 'ann@example.org',
      lead_time: 1,
      updated_at: at,
      result: [region(0, 3, 'PER')],
    });
    expect((await openTask(task({ id: 9, drafts: [draft(6, '2026-11-24T09:00:00Z')] }), user, around, '')).from).toBe(
      'copy',
    );
    expect((await openTask(task({ id: 9, drafts: [draft(6, '2026-11-24T11:00:00Z')] }), user, around, '')).from).toBe(
      'draft',
    );
  });
});

test('a task is called by its first text', () => {
  expect(taskTitle({ id: 5, text: '<b>One</b>\n two' })).toBe('One two');
  expect(taskTitle({ dialogue: [{ author: 'A', text: 'Hi' }] })).toBe('Hi');
});
