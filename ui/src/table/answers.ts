import type { Annotation, Project, Task } from '../api/types';
import { surroundingsOf, type TaskSurroundings } from '../label/surroundings';
import { fromWire, type WireRegion } from '../regions/wire';
import type { Stretch } from '../text/pieces';

const known = new WeakMap<Task, TaskSurroundings | null>();

/** A task seen through its project's config; null where the config cannot be read. */
export function aroundOf(project: Project, task: Task): TaskSurroundings | null {
  let around = known.get(task);
  if (around === undefined) {
    try {
      around = surroundingsOf(project.label_config, task.data);
    } catch {
      around = null;
    }
    known.set(task, around);
  }
  return around;
}

export interface ShownAnswer {
  readonly result: readonly WireRegion[];
  /** Whether a model proposes it. */
  readonly suggested: boolean;
}

const newest = <T extends { readonly id: number }>(all: readonly T[]): T | undefined =>
  all.reduce<T | undefined>((best, one) => (best && best.id > one.id ? best : one), undefined);

const isAnswer = ({ was_cancelled, result }: Annotation) => !was_cancelled && (result?.length ?? 0) > 0;

/** What the table shows of a task: the newest annotation, or without one the newest prediction. */
export function shownAnswer({ annotations = [], predictions = [] }: Task): ShownAnswer | null {
  const annotation = newest(annotations.filter(isAnswer));
  if (annotation) return { result: annotation.result!, suggested: false };
  const prediction = newest(predictions.filter(({ result }) => (result?.length ?? 0) > 0));
  return prediction ? { result: prediction.result!, suggested: true } : null;
}

export interface Coloured extends Stretch {
  readonly colour: string;
}

/** The marks on the beginning of a text that the config shows as it is, in code points. */
export function marksOn(
  text: string,
  shown: string,
  answer: ShownAnswer | null,
  around: TaskSurroundings | null,
): readonly Coloured[] {
  if (!around || !answer) return [];
  const source = [...around.sources.values()].find((one) => one.kind === 'text' && one.text === text);
  if (!source) return [];
  return fromWire(answer.result, around, answer.suggested)
    .spans.filter(({ object, start }) => object === source.object && start < shown.length)
    .map((span) => ({
      start: source.offsets.toCodePoint(span.start),
      end: source.offsets.toCodePoint(Math.min(span.end, shown.length)),
      label: span.labels.join(' + '),
      colour: around.look.colourOf(span),
    }));
}
