import { projects } from '../api/server';

/** Brings pasted lines into a project; nothing given means nothing done. */
export async function importInto(project: number, field: string | null, texts: string): Promise<number> {
  const lines = texts.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0 || field === null) return 0;
  const { task_count } = await projects.importTasks(
    project,
    lines.map((line) => ({ data: { [field]: line } })),
  );
  return task_count;
}

/** The field that the config's first object shows: where a pasted line belongs. */
export function firstField(labelConfig: string): string {
  return /\bvalue\s*=\s*["']\$([A-Za-z_]\w*)/.exec(labelConfig)?.[1] ?? 'text';
}
