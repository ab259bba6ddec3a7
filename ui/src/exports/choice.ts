import type { ExportFormat, OwnFormat } from '../api/exports';

export const SCHEMES = ['BIO', 'BIOES', 'BILOU', 'IO'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What a person asks of an export that is written at once. */
export interface ExportChoice {
  readonly format: string;
  readonly which: 'labelled' | 'all' | 'selected';
  readonly selected: readonly number[];
  /** A tab of the data manager whose filter it goes by; empty for none. */
  readonly view: string;
  /** Files of words only: how they are tagged. */
  readonly scheme: Scheme;
  /** Tables only: no cell may be one that a spreadsheet program runs. */
  readonly spreadsheetSafe: boolean;
}

export const isTable = (format: string): boolean => format === 'CSV' || format === 'TSV';

export const isTagged = (format: string): boolean => format === 'CONLL2003_CORRECT' || format === 'CONLLU_PLUS';

export function exportQuery({ format, which, selected, view, scheme, spreadsheetSafe }: ExportChoice): URLSearchParams {
  const query = new URLSearchParams({ format });
  // Who chose tasks one by one wants each of them, labelled or not.
  if (which !== 'labelled') query.set('all', 'true');
  if (which === 'selected') for (const id of selected) query.append('ids[]', String(id));
  if (view !== '' && which !== 'selected') query.set('view', view);
  if (scheme !== 'BIO' && isTagged(format)) query.set('scheme', scheme);
  if (spreadsheetSafe && isTable(format)) query.set('spreadsheet_safe', 'true');
  return query;
}

/** Ours first; of the original's list only those that we do not write, which are there to be told why. */
export const allFormats = (own: readonly OwnFormat[], listed: readonly ExportFormat[]): readonly ExportFormat[] => [
  ...own.map(({ name, title, description, fits }) => ({ name, title, description, disabled: !fits })),
  ...listed.filter(({ name, disabled }) => disabled && !own.some((format) => format.name === name)),
];
