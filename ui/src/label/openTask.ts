import { annotations } from '../api/server';
import { annotatorOf, type Annotation, type Draft, type Prediction, type Task, type User } from '../api/types';
import { readCopy, type Copy } from '../outbox/copies';
import { all } from '../outbox/database';
import { isAnswer, slotOf, type Parcel } from '../outbox/parcel';
import { NOTHING, type Answers, type Span } from '../regions/model';
import { fromWire } from '../regions/wire';
import type { TaskSurroundings } from './surroundings';

/** What the screen starts from when a task is opened. */
export interface OpenedTask {
  readonly task: Task;
  readonly answers: Answers;
  /** The person's own stored answer, when there is one: submitting changes it. */
  readonly annotation: Annotation | null;
  /** The version of the annotation that the answers started from; null when nobody could tell. */
  readonly version: string | null;
  readonly leadTime: number;
  /** The id of the person's answer that the server may not have yet: submitting makes that one once more. */
  readonly waiting: string | null;
  /** Where the answers come from, for the person to know. */
  readonly from: 'nothing' | 'copy' | 'draft' | 'annotation' | 'prediction';
  readonly prediction: Prediction | null;
}

/**
 * The newest of: what this machine still has, the server's draft, the stored answer, a model's suggestions.
 *
 * @param wanted the id of the stored answer to change; null for the person's own
 */
export async function openTask(
  task: Task,
  user: User,
  around: TaskSurroundings,
  modelVersion: string,
  wanted: number | null = null,
): Promise<OpenedTask> {
  const listed =
    task.annotations?.find((candidate) =>
      wanted === null ? annotatorOf(candidate) === user.id : candidate.id === wanted,
    ) ?? null;
  const stored = listed && (await annotations.get(listed.id).catch(() => null));
  const annotation = stored?.body ?? listed;
  const prediction = choosePrediction(task.predictions ?? [], modelVersion);
  const copy = await readCopy(slotOf({ user: user.id, task: task.id, annotation: annotation?.id ?? null })).catch(
    () => undefined,
  );
  const waiting = annotation ? null : await waitingAnswer(task, user);
  const draft = newestDraft(task.drafts ?? [], user, annotation?.id ?? null);
  const common = { task, annotation, prediction, version: stored?.tag ?? null, waiting };
  if (copy && !isOlder(copy, draft))
    return {
      ...common,
      answers: copy.state,
      leadTime: copy.leadTime,
      from: 'copy',
      version: copy.from ?? common.version,
    };
  if (draft) {
    const answers = withSuggestions(
      fromWire(draft.result ?? [], around, false),
      annotation ? null : prediction,
      around,
    );
    return { ...common, answers, leadTime: draft.lead_time ?? 0, from: 'draft' };
  }
  if (annotation)
    return {
      ...common,
      answers: fromWire(annotation.result ?? [], around, false),
      leadTime: annotation.lead_time ?? 0,
      from: 'annotation',
    };
  const answers = withSuggestions(presets(around), prediction, around);
  return { ...common, answers, leadTime: 0, from: prediction ? 'prediction' : 'nothing' };
}

async function waitingAnswer(task: Task, user: User): Promise<string | null> {
  const slot = slotOf({ user: user.id, task: task.id, annotation: null });
  const parcels = await all<Parcel>('parcels').catch(() => []);
  return parcels.filter(isAnswer).find((parcel) => slotOf(parcel) === slot)?.id ?? null;
}

/** The version that the project shows, else the newest. */
export function choosePrediction(predictions: readonly Prediction[], modelVersion: string): Prediction | null {
  const fitting = predictions.filter((prediction) => modelVersion === '' || prediction.model_version === modelVersion);
  return (
    (fitting.length > 0 ? fitting : predictions).toSorted((a, b) => a.created_at.localeCompare(b.created_at)).at(-1) ??
    null
  );
}

/** Suggestions beside what is accepted: none that says the same once more, none where the answer exists. */
export function withSuggestions(answers: Answers, prediction: Prediction | null, around: TaskSurroundings): Answers {
  if (!prediction) return answers;
  const proposed = fromWire(prediction.result ?? [], around, true);
  const same = (a: Span, b: Span) =>
    a.object === b.object && a.start === b.start && a.end === b.end && a.labels.join('\0') === b.labels.join('\0');
  const spans = proposed.spans.filter((span) => !answers.spans.some((own) => own.id === span.id || same(own, span)));
  const fallback = prediction.score;
  const singles = proposed.answers
    .filter((answer) => !answers.answers.some((own) => own.control === answer.control && own.region === answer.region))
    .map((answer) => (answer.score === null && fallback !== null ? { ...answer, score: fallback } : answer));
  const ids = new Set([...answers.spans, ...spans].map((span) => span.id));
  const relations = proposed.relations.filter((relation) => ids.has(relation.from) && ids.has(relation.to));
  return {
    ...answers,
    spans: [...answers.spans, ...spans],
    answers: [...answers.answers, ...singles],
    relations: [...answers.relations, ...relations],
  };
}

/** What the config itself chooses before anybody does. */
function presets(around: TaskSurroundings): Answers {
  const answers = around.config.controls.flatMap((control) => {
    if (control.kind !== 'choices' || control.perRegion) return [];
    const preset = control.choices.filter((choice) => choice.preset).map((choice) => choice.value);
    return preset.length === 0
      ? []
      : [
          {
            id: `preset-${control.name}`,
            control: control.name,
            region: null,
            value: preset,
            suggested: false,
            score: null,
            origin: 'manual' as const,
            extra: {},
          },
        ];
  });
  return { ...NOTHING, answers };
}

function newestDraft(drafts: readonly Draft[], user: User, annotation: number | null): Draft | null {
  const own = drafts.filter(
    (draft) =>
      draft.annotation === annotation &&
      (draft.user === undefined || draft.user === user.id || draft.user === user.email),
  );
  return own.toSorted((a, b) => a.id - b.id).at(-1) ?? null;
}

/** A draft that another machine wrote after this one's copy. */
function isOlder(copy: Copy, draft: Draft | null): boolean {
  if (!draft?.updated_at || draft.id === copy.draft) return false;
  return Date.parse(draft.updated_at) > copy.at;
}
