// Tasks as files.
import { isLabelled } from './projects.mjs';

/** A project's tasks with all that hangs on them. */
export function json(store, project) {
  return store
    .of('tasks', (task) => task.project === project)
    .map((task) => ({
      ...task,
      is_labeled: isLabelled(store, task),
      annotations: store
        .of('annotations', (annotation) => annotation.task === task.id)
        .map((row) => structuredClone(row)),
      predictions: store.of('predictions', (prediction) => prediction.task === task.id).map(({ id }) => id),
      drafts: store.of('drafts', (draft) => draft.task === task.id),
    }));
}

export function written(format, tasks) {
  switch (format) {
    case 'JSON_MIN':
      return JSON.stringify(rows(tasks), null, 2);
    case 'CSV':
      return table(rows(tasks), ',');
    case 'TSV':
      return table(rows(tasks), '\t');
    case 'CONLL2003':
      return conll(tasks);
    case 'JSONL':
      return tasks.map((task) => `${JSON.stringify(task)}\n`).join('');
    default:
      return JSON.stringify(tasks);
  }
}

/** One an annotation that is no skip; one for a task without any. */
const rows = (tasks) =>
  tasks.flatMap((task) => {
    const answers = task.annotations.filter(({ was_cancelled: skipped }) => !skipped);
    if (task.annotations.length > 0 && answers.length === 0) return [];
    return (answers.length > 0 ? answers : [null]).map((answer) => ({
      ...task.data,
      id: task.id,
      ...(answer ? { ...controls(answer.result), annotator: answer.completed_by, annotation_id: answer.id } : {}),
    }));
  });

function controls(result) {
  const cells = {};
  for (const { from_name: name, value } of result ?? []) if (name) (cells[name] ??= []).push(value);
  return cells;
}

function table(list, comma) {
  const columns = [...new Set(list.flatMap(Object.keys))].sort();
  const cell = (value) =>
    typeof value === 'number'
      ? String(value)
      : `"${(value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('"', '""')}"`;
  return [columns, ...list.map((row) => columns.map((name) => row[name]))]
    .map((row) => `${row.map(cell).join(comma)}\r\n`)
    .join('');
}

/** Words between blanks; the real tokens are finer. */
const conll = (tasks) =>
  `-DOCSTART- -X- O\n${rows(tasks)
    .map(
      ({ text = '' }) =>
        `${text
          .split(/\s+/)
          .map((word) => `${word} -X- _ O\n`)
          .join('')}\n`,
    )
    .join('')}`;
