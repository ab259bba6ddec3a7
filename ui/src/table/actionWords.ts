import type { BulkAction } from '../api/datamanager';
import type { Catalogue } from '../i18n/I18n';

/** Title and explanation of an action in the person's language; of one that this program does not know, the server's words. */
export function actionTitle(t: Catalogue, { id, title }: Pick<BulkAction, 'id' | 'title'>): string {
  const names: Readonly<Record<string, readonly string[]>> = t.table.actions;
  return names[id]?.[0] ?? title;
}

export function actionText(t: Catalogue, { id, dialog }: Pick<BulkAction, 'id' | 'dialog'>): string {
  const names: Readonly<Record<string, readonly string[]>> = t.table.actions;
  return names[id]?.[1] ?? dialog?.text ?? '';
}
