import { projects } from '../api/server';

/** Brings pasted lines and a file into a project; nothing given means nothing done. */
export async function importInto(
  project: number,
  field: string | null,
  texts: string,
  file: File | null,
): Promise<number> {
  let count = 0;
  const lines = texts.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length > 0 && field !== null) {
    count += (
      await projects.importTasks(
        project,
        lines.map((line) => ({ data: { [field]: line } })),
      )
    ).task_count;
  }
  if (file) {
    const form = new FormData();
    form.append('file', file);
    count += (await projects.importTasks(project, form)).task_count;
  }
  return count;
}

/** The field that the config's first object shows: where a pasted line belongs. */
export function firstField(labelConfig: string): string {
  return /\bvalue\s*=\s*["']\$([A-Za-z_]\w*)/.exec(labelConfig)?.[1] ?? 'text';
}
