import { describe, expect, test } from 'vitest';
import type { ExportFormat, Snapshot } from '../api/exports';
import { fileName } from '../api/download';
import { bytes } from './bytes';
import { allFormats, exportQuery } from './choice';
import { bodyOf, EVERYTHING, hasAnswers } from './snapshotForm';
import { filesOf, isUnderWay, remaining } from './work';

const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  id: 1,
  title: 'News',
  created_by: null,
  created_at: '2026-01-02T03:04:05Z',
  status: 'completed',
  counters: {},
  converted_formats: [],
  ...more,
});
const conversion = (format: string, status: Snapshot['status'], traceback: string | null = null) => ({
  id: 1,
  status,
  export_type: format,
  traceback,
});

describe('a direct export', () => {
  const choice = {
    format: 'JSON',
    which: 'labelled',
    selected: [3, 5],
    view: '',
    scheme: 'BIO',
    spreadsheetSafe: true,
  } as const;

  test('asks for labelled tasks unless all or some are chosen', () => {
    expect(String(exportQuery(choice))).toBe('format=JSON');
    expect(String(exportQuery({ ...choice, which: 'all' }))).toBe('format=JSON&all=true');
    expect(String(exportQuery({ ...choice, which: 'selected' }))).toBe('format=JSON&all=true&ids%5B%5D=3&ids%5B%5D=5');
  });

  test('goes by a tab, unless tasks are chosen one by one', () => {
    expect(String(exportQuery({ ...choice, which: 'all', view: '7' }))).toBe('format=JSON&all=true&view=7');
    expect(exportQuery({ ...choice, which: 'selected', view: '7' }).has('view')).toBe(false);
  });

  test('has a scheme of tags where there are words', () => {
    expect(String(exportQuery({ ...choice, format: 'CONLLU_PLUS', scheme: 'BIOES' }))).toBe(
      'format=CONLLU_PLUS&scheme=BIOES',
    );
    expect(exportQuery({ ...choice, format: 'CONLL2003', scheme: 'BIOES' }).has('scheme')).toBe(false);
  });

  test('offers our formats, and of the others those that hold nothing', () => {
    const own = { title: '', description: '', extension: 'x' };
    expect(
      allFormats(
        [
          { ...own, name: 'JSON', fits: true },
          { ...own, name: 'BRAT', fits: false },
        ],
        [
          { name: 'JSON', title: '', description: '' },
          { name: 'COCO', title: '', description: '', disabled: true },
        ],
      ).map(({ name, disabled }) => [name, disabled]),
    ).toEqual([
      ['JSON', false],
      ['BRAT', true],
      ['COCO', true],
    ]);
  });

  test('makes only tables safe for spreadsheets', () => {
    expect(exportQuery({ ...choice, format: 'TSV' }).get('spreadsheet_safe')).toBe('true');
    expect(exportQuery({ ...choice, format: 'CONLL2003' }).has('spreadsheet_safe')).toBe(false);
  });
});

describe('what a snapshot is asked for', () => {
  test('says nothing where the usual is wanted', () => {
    expect(bodyOf(EVERYTHING)).toEqual({});
    expect(bodyOf({ ...EVERYTHING, title: '  שלום 🎉 ' })).toEqual({ title: 'שלום 🎉' });
  });

  test('filters tasks and answers and tells what is in full', () => {
    expect(
      bodyOf({
        ...EVERYTHING,
        view: '7',
        finished: 'only',
        skipped: 'exclude',
        skips: false,
        predictionsInFull: true,
        draftsInFull: false,
      }),
    ).toEqual({
      task_filter_options: { view: 7, finished: 'only', skipped: 'exclude' },
      annotation_filter_options: { usual: true, ground_truth: true, skipped: false },
      serialization_options: { drafts: { only_id: true }, predictions: { only_id: false } },
    });
  });

  test('has at least one kind of answer', () => {
    expect(hasAnswers({ ...EVERYTHING, usualAnswers: false, groundTruth: false })).toBe(true);
    expect(hasAnswers({ ...EVERYTHING, usualAnswers: false, groundTruth: false, skips: false })).toBe(false);
  });
});

describe('snapshots', () => {
  test('are asked for again while one of them or a conversion is in the making', () => {
    expect(isUnderWay([snapshot(), snapshot({ status: 'failed' })])).toBe(false);
    expect(isUnderWay([snapshot(), snapshot({ status: 'created' })])).toBe(true);
    expect(isUnderWay([snapshot({ converted_formats: [conversion('CSV', 'in_progress')] })])).toBe(true);
  });

  test('have their own JSON and what was converted, and nothing before they are ready', () => {
    const formats = [conversion('CSV', 'completed'), conversion('TSV', 'failed', 'no disk')];
    expect(filesOf(snapshot({ converted_formats: formats }))).toEqual([
      { format: 'JSON', status: 'completed', reason: null },
      { format: 'CSV', status: 'completed', reason: null },
      { format: 'TSV', status: 'failed', reason: 'no disk' },
    ]);
    expect(filesOf(snapshot({ status: 'in_progress' }))).toEqual([]);
  });

  test('can be converted to enabled formats that are not there yet', () => {
    const format = (name: string, disabled = false): ExportFormat => ({ name, title: name, description: '', disabled });
    const formats = [format('JSON'), format('CSV'), format('TSV'), format('COCO', true)];
    expect(
      remaining(formats, snapshot({ converted_formats: [conversion('CSV', 'completed')] })).map(({ name }) => name),
    ).toEqual(['TSV']);
  });
});

test('sizes are said in the unit that fits', () => {
  expect([0, 1, 999, 1000, 1_234_567, 5e12].map((count) => bytes(count, 'en'))).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 kB',
    '1.2 MB',
    '5,000 GB',
  ]);
  expect(bytes(1_234_567, 'de')).toBe('1,2 MB');
});

test('a file has the server’s name without folders', () => {
  const named = (disposition: string) => fileName(new Headers({ 'Content-Disposition': disposition }));
  expect(named('attachment; filename="export/1/project-1-at-2026.json"')).toBe('project-1-at-2026.json');
  expect(named('attachment; filename="..\\x.csv"')).toBe('x.csv');
  expect(named('attachment')).toBe('export');
});
