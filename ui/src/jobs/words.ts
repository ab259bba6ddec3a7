import type { Job } from '../api/jobs';
import type { Catalogue } from '../i18n/I18n';

/** What a job is, in the person's language where the kind is known. */
export function titleOf({ kind, title }: Pick<Job, 'kind' | 'title'>, t: Catalogue): string {
  const exact = t.jobs.kinds[kind as keyof typeof t.jobs.kinds];
  if (exact) return exact;
  if (kind.startsWith('import/files-')) return t.jobs.kinds['import/files'];
  if (kind.startsWith('import/hub-')) return t.jobs.kinds['import/hub'];
  return kind.startsWith('predict/backend-') ? t.jobs.kinds['predict/backend'] : title;
}

/** What a job made, as `name: value` where the name has no words of its own. */
export function madeBy({ result }: Pick<Job, 'result'>, t: Catalogue): readonly string[] {
  const words: Readonly<Record<string, (value: string) => string>> = t.jobs.made;
  return Object.entries(result ?? {}).map(([name, value]) => words[name]?.(value) ?? `${name}: ${value}`);
}
