import type { Mode, SnapshotBody } from '../api/exports';

export type Filter = 'any' | Mode;

/** What a person asks of a snapshot. */
export interface SnapshotForm {
  readonly title: string;
  /** A tab of the data manager whose filter it goes by; empty for none. */
  readonly view: string;
  readonly finished: Filter;
  readonly annotated: Filter;
  readonly skipped: Filter;
  readonly usualAnswers: boolean;
  readonly groundTruth: boolean;
  readonly skips: boolean;
  readonly predictionsInFull: boolean;
  readonly annotatorsInFull: boolean;
  readonly draftsInFull: boolean;
}

/** Everything, as an export that nobody filtered has it. */
export const EVERYTHING: SnapshotForm = {
  title: '',
  view: '',
  finished: 'any',
  annotated: 'any',
  skipped: 'any',
  usualAnswers: true,
  groundTruth: true,
  skips: true,
  predictionsInFull: false,
  annotatorsInFull: false,
  draftsInFull: true,
};

/** To the API no kind of answer means all kinds, which is not what one asks for who unticks them all. */
export const hasAnswers = (form: SnapshotForm): boolean => form.usualAnswers || form.groundTruth || form.skips;

/** Only what differs from the usual is said, so that the server's own defaults hold for the rest. */
export function bodyOf(form: SnapshotForm): SnapshotBody {
  const title = form.title.trim();
  const tasks = {
    ...(form.view === '' ? {} : { view: Number(form.view) }),
    ...(form.finished === 'any' ? {} : { finished: form.finished }),
    ...(form.annotated === 'any' ? {} : { annotated: form.annotated }),
    ...(form.skipped === 'any' ? {} : { skipped: form.skipped }),
  };
  const answers = { usual: form.usualAnswers, ground_truth: form.groundTruth, skipped: form.skips };
  const shape = {
    ...(form.draftsInFull ? {} : { drafts: { only_id: true } }),
    ...(form.predictionsInFull ? { predictions: { only_id: false } } : {}),
    ...(form.annotatorsInFull ? { annotations__completed_by: { only_id: false } } : {}),
  };
  const some = (options: object) => Object.keys(options).length > 0;
  return {
    ...(title === '' ? {} : { title }),
    ...(some(tasks) ? { task_filter_options: tasks } : {}),
    ...(Object.values(answers).every(Boolean) ? {} : { annotation_filter_options: answers }),
    ...(some(shape) ? { serialization_options: shape } : {}),
  };
}
