import type { WireRegion } from '../regions/wire';
import { call } from './http';
import type { Job } from './jobs';
import type { Person } from './tagloop';
import type { Page } from './types';

/** An annotation, or a model's prediction, that is brought together with others. */
export interface Voice {
  readonly name: string;
  readonly annotation: number | null;
  readonly prediction: number | null;
  readonly model_version: string | null;
  readonly user: Person | null;
}

export interface AdjudicationOption {
  readonly voices: readonly string[];
  /** Empty: there is nothing. */
  readonly result: readonly WireRegion[];
}

/** A stretch of text, an answer or a relation on which voices agree or differ. */
export interface AdjudicationItem {
  readonly kind: 'span' | 'answer' | 'relation';
  readonly control: string;
  readonly object: string;
  /** The place of the option that they agree on; null for a dispute. */
  readonly settled: number | null;
  readonly options: readonly AdjudicationOption[];
}

export interface TaskAlignment {
  readonly task: number;
  readonly fingerprint: string;
  readonly voices: readonly Voice[];
  readonly items: readonly AdjudicationItem[];
  readonly disputes: number;
  /** What came of it before. */
  readonly adjudication: { readonly annotation: number; readonly by: Person | null; readonly at: string } | null;
}

/** What is compared: how many must agree, null for all, and the model versions that have a say. */
export interface Compared {
  readonly agree: number | null;
  readonly models: readonly string[];
}

export interface WaitingTask {
  readonly task: number;
  readonly voices: number;
  readonly items: number;
  readonly disputes: number;
}

export type AdjudicationRule = 'majority' | 'reliability';

export interface RuleReport {
  readonly rule: AdjudicationRule;
  readonly preview: boolean;
  readonly tasks: number;
  readonly decided: number;
  readonly regions: number;
  readonly settled_disputes: number;
  readonly open_disputes: number;
  readonly left: readonly { readonly task: number; readonly disputes: number }[];
  readonly undo: { readonly kind: 'change'; readonly id: number } | null;
}

/** `?agree=2&models=a&models=b`, without the question mark. */
export function comparedQuery({ agree, models }: Compared): string {
  const query = new URLSearchParams(models.map((model) => ['models', model]));
  if (agree !== null) query.set('agree', String(agree));
  return query.toString();
}

export function comparedOf(search: string): Compared {
  const query = new URLSearchParams(search);
  const agree = Number(query.get('agree') ?? Number.NaN);
  return { agree: Number.isInteger(agree) && agree > 0 ? agree : null, models: query.getAll('models') };
}

const ofProject = (project: number) => `/api/tagloop/projects/${project}/adjudication`;
const ofTask = (task: number) => `/api/tagloop/tasks/${task}/adjudication`;

export const adjudication = {
  queue: (project: number, compared: Compared, page = 1, pageSize = 20) =>
    call<Page<WaitingTask>>(
      'GET',
      `${ofProject(project)}?${comparedQuery(compared)}&page=${page}&page_size=${pageSize}`,
      { timeoutMs: 120_000 },
    ),
  task: (task: number, compared: Compared) => call<TaskAlignment>('GET', `${ofTask(task)}?${comparedQuery(compared)}`),
  decide: (
    task: number,
    compared: Compared,
    decided: {
      readonly fingerprint: string;
      readonly decisions: readonly { readonly item: number; readonly option: number | null }[];
      readonly leave_open: boolean;
      readonly lead_time: number;
    },
  ) => call<{ readonly annotation: number }>('POST', ofTask(task), { body: { ...compared, ...decided } }),
  rule: (project: number, body: { readonly rule: AdjudicationRule; readonly preview: boolean }) =>
    call<Job>('POST', `${ofProject(project)}/rule`, { body }),
  lastRule: (project: number) =>
    call<{ readonly job: Job | null; readonly report: RuleReport | null }>('GET', `${ofProject(project)}/rule`),
};
