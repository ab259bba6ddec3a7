import type { HubTask } from '../api/hub';
import { piecesOf, type Piece } from '../text/pieces';

export interface Shown {
  readonly pieces: readonly Piece[];
  /** Further texts, such as a question. */
  readonly others: readonly string[];
  /** What is chosen for the whole text. */
  readonly choices: readonly string[];
  /** What is written about it. */
  readonly written: readonly string[];
}

interface Value {
  readonly start?: number;
  readonly end?: number;
  readonly labels?: readonly string[];
  readonly choices?: readonly string[];
  readonly text?: string | readonly string[];
}

/** The first text of a task cut where its labels begin and end, and what else it has. Offsets count code points. */
export function shown(task: HubTask): Shown {
  const [text = '', ...others] = Object.values(task.data);
  const result = (task.predictions?.[0] ?? task.annotations?.[0])?.result ?? [];
  const values = result.map(({ type, value }) => ({ type, value: value as Value }));
  const marks = values
    .filter(({ type }) => type === 'labels')
    .map(({ value }) => ({ start: value.start ?? 0, end: value.end ?? 0, label: value.labels?.[0] ?? '' }));
  return {
    pieces: piecesOf(text, marks),
    others,
    choices: values.flatMap(({ value }) => value.choices ?? []),
    written: values.filter(({ type }) => type === 'textarea').flatMap(({ value }) => value.text ?? []),
  };
}
