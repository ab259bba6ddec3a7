import type { Job } from '../api/jobs';

/** How far a step was at a moment. */
export interface Mark {
  readonly step: string;
  /** Milliseconds of any clock that only goes forward. */
  readonly at: number;
  readonly done: number;
}

/** Before that, a guess would jump about. */
const LEAST_MS = 3_000;
const LEAST_SHARE = 0.03;

/** The mark to measure from: the first one of a step, or a new one when another step began. */
export const firstMark = (before: Mark | null, job: Pick<Job, 'step' | 'done'>, at: number): Mark =>
  before && before.step === job.step && before.done <= job.done ? before : { step: job.step, done: job.done, at };

/** Seconds until the step ends at the pace it has had since `from`; null while nobody can tell. */
export function secondsLeft(from: Mark, job: Pick<Job, 'done' | 'total'>, at: number): number | null {
  const done = job.done - from.done;
  const took = at - from.at;
  if (job.total <= 0 || took < LEAST_MS || done < Math.max(1, LEAST_SHARE * job.total)) return null;
  return ((Math.max(0, job.total - job.done) / done) * took) / 1000;
}

/** Whole seconds, minutes or hours: more would pretend to know. */
export function duration(seconds: number, language: string): string {
  const [value, unit] =
    seconds < 90 ? [seconds, 'second'] : seconds < 90 * 60 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'long',
    maximumFractionDigits: unit === 'hour' ? 1 : 0,
  }).format(value as number);
}
