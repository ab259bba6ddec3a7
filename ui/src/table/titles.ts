import type { Catalogue } from '../i18n/I18n';
import { nameOfColumn, type Column } from './columns';

/** A column's name in the person's language; data columns have only their own. */
export function titleOf(t: Catalogue, column: Column): string {
  if (column.dataKey !== null) return column.dataKey;
  const names: Readonly<Record<string, string>> = t.table.columns;
  return names[nameOfColumn(column.id)] ?? column.title;
}
