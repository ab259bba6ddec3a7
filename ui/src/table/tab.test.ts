import { describe, expect, test } from 'vitest';
import { columnsOf } from './columns';
import { FRESH, isSame, queryOf, readTab, writeTab } from './tab';

const COLUMNS = columnsOf([{ id: 'text', title: 'text', type: 'String', parent: 'data' }], []);
const FILTER = { filter: 'filter:tasks:data.text', operator: 'contains', type: 'String', value: 'a' };

/** As the original's screen stores one. */
const STORED = {
  type: 'list',
  target: 'tasks',
  title: 'One',
  gridWidth: 4,
  filters: { conjunction: 'or', items: [FILTER] },
  ordering: ['-tasks:id'],
  hiddenColumns: { explore: ['tasks:inner_id'], labeling: ['tasks:id'] },
  columnsWidth: { 'tasks:id': 150 },
  columnsDisplayType: { 'tasks:data.n': 'Number', 'tasks:data.image': 'Image' },
};

describe('a tab of the original', () => {
  test('opens as it was left', () => {
    expect(readTab(STORED)).toEqual({
      title: 'One',
      conjunction: 'or',
      filters: [FILTER],
      ordering: '-tasks:id',
      hidden: ['tasks:inner_id'],
      widths: { 'tasks:id': 150 },
      order: [],
      numbers: ['tasks:data.n'],
      search: '',
    });
  });

  test('is stored again with all that it held', () =>
    expect(writeTab(readTab(STORED), STORED, COLUMNS)).toEqual(STORED));

  test('loses nothing that only its own screen knows when it is changed', () => {
    const changed = { ...readTab(STORED), ordering: null, numbers: [], order: ['tasks:id'], search: 'word' };
    const data = writeTab(changed, STORED, COLUMNS);
    expect(data).toMatchObject({
      gridWidth: 4,
      hiddenColumns: { explore: ['tasks:inner_id'], labeling: ['tasks:id'] },
      columnsDisplayType: { 'tasks:data.image': 'Image' },
      tagloop: { columnOrder: ['tasks:id'], search: 'word' },
    });
    expect(data).not.toHaveProperty('ordering');
    expect(readTab(data)).toEqual(changed);
  });
});

test('what is in a tab by mistake is left out', () =>
  expect(readTab({ filters: 'x', ordering: 'id', columnsWidth: { a: 'wide' }, hiddenColumns: [], tagloop: 3 })).toEqual(
    FRESH,
  ));

test('a condition without a value is kept on the screen, and neither asked nor stored', () => {
  const tab = { ...FRESH, filters: [FILTER, { ...FILTER, value: '' }], search: '  two words ' };
  expect(queryOf(tab, COLUMNS)).toEqual({
    filters: { conjunction: 'and', items: [FILTER] },
    ordering: [],
    search: 'two words',
  });
  expect(readTab(writeTab(tab, {}, COLUMNS)).filters).toEqual([FILTER]);
  expect(isSame(tab, { ...tab })).toBe(true);
});
