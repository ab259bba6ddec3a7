import { describe, expect, test } from 'vitest';
import type { WireColumn } from '../api/datamanager';
import { arranged, columnsOf, lineOf, moved, visibleColumns } from './columns';

const WIRE: readonly WireColumn[] = [
  { id: 'text', title: 'text', type: 'String', parent: 'data', visibility_defaults: { explore: true } },
  { id: 'age', title: 'age', type: 'Unknown', parent: 'data', visibility_defaults: { explore: true } },
  { id: 'id', title: 'ID', type: 'Number', visibility_defaults: { explore: true } },
  { id: 'inner_id', title: 'Inner ID', type: 'Number', visibility_defaults: { explore: false } },
  { id: 'annotators', title: 'Annotated by', type: 'List', schema: { items: [1, 2] } },
  { id: 'data', title: 'data', type: 'List', children: ['text', 'age'] },
];

const ids = (columns: readonly { readonly id: string }[]) => columns.map(({ id }) => id);

describe('columns', () => {
  const columns = columnsOf(WIRE, ['tasks:data.age']);

  test('are named as tabs name them, the number and the data first', () => {
    expect(ids(columns).slice(0, 5)).toEqual([
      'tasks:id',
      'tasks:data.text',
      'tasks:data.age',
      'tasks:inner_id',
      'tasks:annotators',
    ]);
    expect(ids(columns)).not.toContain('tasks:data');
  });

  test('take data for numbers where the tab says so', () => {
    const filter = (id: string) => columns.find((column) => column.id === id)?.filter;
    expect([filter('tasks:data.text'), filter('tasks:data.age'), filter('tasks:annotators')]).toEqual([
      'string',
      'number',
      'people',
    ]);
  });

  test('are hidden by their defaults until a tab says which', () => {
    const fresh = { hidden: null, order: [] };
    expect(ids(visibleColumns(columns, fresh))).toEqual([
      'tasks:id',
      'tasks:data.text',
      'tasks:data.age',
      'tasks:is_labeled',
    ]);
    expect(ids(visibleColumns(columns, { ...fresh, hidden: ['tasks:id'] }))).toContain('tasks:inner_id');
  });

  test('that a tab does not name stay behind their neighbours', () => {
    const order = ['tasks:inner_id', 'tasks:id'];
    expect(ids(arranged(columns, order)).slice(0, 4)).toEqual([
      'tasks:inner_id',
      'tasks:annotators',
      'tasks:is_labeled',
      'tasks:overlap',
    ]);
    expect(ids(arranged(columns, ['gone']))).toEqual(ids(columns));
  });

  test('are put in the place of others, both ways', () => {
    expect(moved(['a', 'b', 'c'], 'a', 'c')).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
  });
});

test('data of any shape is one line', () => {
  expect(lineOf('a\n  b')).toBe('a b');
  expect(lineOf(null)).toBe('');
  expect(lineOf(0)).toBe('0');
  expect(lineOf([{ text: 'first' }, { text: 'second' }])).toBe('first');
  expect(lineOf({ a: 1 })).toBe('{"a":1}');
});
