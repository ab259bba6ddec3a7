/** What a person asks of an export that is written at once. */
export interface ExportChoice {
  readonly format: string;
  readonly which: 'labelled' | 'all' | 'selected';
  readonly selected: readonly number[];
  /** Tables only: no cell may be one that a spreadsheet program runs. */
  readonly spreadsheetSafe: boolean;
}

export const isTable = (format: string): boolean => format === 'CSV' || format === 'TSV';

export function exportQuery({ format, which, selected, spreadsheetSafe }: ExportChoice): URLSearchParams {
  const query = new URLSearchParams({ exportType: format });
  // Who chose tasks one by one wants each of them, labelled or not.
  if (which !== 'labelled') query.set('download_all_tasks', 'true');
  if (which === 'selected') for (const id of selected) query.append('ids[]', String(id));
  if (spreadsheetSafe && isTable(format)) query.set('spreadsheet_safe', 'true');
  return query;
}
