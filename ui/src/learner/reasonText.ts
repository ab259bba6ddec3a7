import type { Why } from '../api/queue';
import type { Catalogue } from '../i18n/I18n';

/** Why a task comes, in the language of the interface; in the server's words where it says something that is not known here. */
export function reasonText({ order }: Catalogue, reason: string, why: readonly Why[]): string {
  const said: Readonly<Record<string, (values: readonly string[]) => string>> = order.reasons;
  const parts = why.map(({ code, values }) => said[code]?.(values));
  return parts.length === 0 || parts.some((part) => part === undefined) ? reason : parts.join('; ');
}
