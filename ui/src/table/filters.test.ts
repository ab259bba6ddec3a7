import { describe, expect, test } from 'vitest';
import { columnsOf } from './columns';
import {
  columnOfFilter,
  editorOf,
  freshFilter,
  instantOf,
  isComplete,
  localTime,
  operatorsOf,
  readNumbers,
  withOperator,
} from './filters';

const COLUMNS = columnsOf(
  [
    { id: 'text', title: 'text', type: 'String', parent: 'data' },
    { id: 'age', title: 'age', type: 'Unknown', parent: 'data' },
    { id: 'id', title: 'ID', type: 'Number' },
    { id: 'created_at', title: 'Created at', type: 'Datetime' },
    { id: 'draft_exists', title: 'Drafts', type: 'Boolean' },
    { id: 'annotators', title: 'Annotated by', type: 'List', schema: { items: [1] } },
  ],
  ['tasks:data.age'],
);
const column = (id: string) => COLUMNS.find((one) => one.id === `tasks:${id}`)!;

describe('a condition', () => {
  test('starts with the first comparison of its column and no value', () => {
    expect(freshFilter(column('data.text'))).toEqual({
      filter: 'filter:tasks:data.text',
      operator: 'contains',
      type: 'String',
      value: '',
    });
    expect(freshFilter(column('data.age'))).toMatchObject({ operator: 'equal', type: 'Number' });
    expect(freshFilter(column('draft_exists'))).toMatchObject({ operator: 'equal', type: 'Boolean', value: true });
  });

  test('keeps its value with another comparison that takes it, and drops it else', () => {
    const equal = { ...freshFilter(column('id')), value: 5 };
    expect(withOperator(column('id'), equal, 'less').value).toBe(5);
    expect(withOperator(column('id'), equal, 'in').value).toEqual({ min: '', max: '' });
    expect(withOperator(column('id'), equal, 'in_list').value).toEqual([]);
  });

  test('is asked only when it says enough, whatever its kind', () => {
    for (const one of COLUMNS)
      for (const operator of operatorsOf(one)) {
        const fresh = withOperator(one, null, operator);
        expect([one.id, operator, isComplete(COLUMNS, fresh)]).toEqual([
          one.id,
          operator,
          editorOf(one, operator) === 'yes',
        ]);
      }
    const number = (value: unknown, operator = 'in') =>
      isComplete(COLUMNS, { ...withOperator(column('id'), null, operator), value });
    expect(number({ min: 1, max: '' })).toBe(false);
    expect(number({ min: 1, max: 2 })).toBe(true);
    expect(number(['x'], 'in_list')).toBe(false);
    expect(number([1, '2'], 'in_list')).toBe(true);
  });

  test('that another program stored for a column unknown here is asked as it is', () => {
    const foreign = { filter: 'filter:tasks:nobody', operator: 'equal', type: 'String', value: '' };
    expect(columnOfFilter(COLUMNS, foreign)).toBeUndefined();
    expect(isComplete(COLUMNS, foreign)).toBe(true);
    expect(columnOfFilter(COLUMNS, { ...foreign, filter: 'filter:tasks:-id' })?.id).toBe('tasks:id');
  });
});

test('lists of numbers keep what is none, so that it can be seen', () =>
  expect(readNumbers('1, 2.5,, x')).toEqual([1, 2.5, 'x']));

test('times are shown in the time of the person and asked in that of the world', () => {
  const shown = localTime('2026-03-01T10:30:00.000Z');
  expect(instantOf(shown)).toBe('2026-03-01T10:30:00.000Z');
  expect(localTime('never')).toBe('');
});
