import { call } from './http';

/** A number with the interval that holds it in 95 of 100 cases. */
export interface Estimate {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export type VerdictWord =
  | 'everything_labeled'
  | 'tasks_used'
  | 'hours_used'
  | 'share_reached'
  | 'steady'
  | 'too_few_versions'
  | 'not_sure'
  | 'go_on';

export interface Budget {
  /** Of the projected F1, which is enough. */
  readonly share: number;
  /** Null for no limit. */
  readonly hours: number | null;
  readonly tasks: number | null;
}

export interface VersionPoint {
  readonly name: string;
  readonly tasks: number;
  readonly f1: number | null;
}

/** Whether to stop labelling, and why. */
export interface Stopping {
  readonly verdict: { readonly stop: boolean; readonly word: VerdictWord; readonly sentence: string };
  readonly tasks: { readonly labelled: number; readonly all: number };
  readonly versions: readonly VersionPoint[];
  /** Null while too few versions are measured; so are the next three. */
  readonly curve: { readonly points: readonly (Estimate & { readonly tasks: number })[] } | null;
  readonly projected: Estimate | null;
  readonly left: Estimate | null;
  readonly hours_left: Estimate | null;
  readonly time: { readonly measured: number; readonly hours_used: number; readonly answers_per_task: number };
  readonly annotators: readonly {
    readonly user: number | null;
    readonly email: string;
    readonly name: string;
    readonly answers: number;
    readonly seconds: number;
    readonly hours_left: number | null;
  }[];
  readonly stability: {
    readonly steady: boolean;
    readonly pairs: readonly {
      readonly before: string;
      readonly after: string;
      readonly kappa: number | null;
      readonly tasks: number;
    }[];
  };
  readonly budget: Budget;
}

const of = (project: number) => `/api/tagloop/projects/${project}/stopping`;

export const stopping = {
  get: (project: number) => call<Stopping>('GET', of(project)),
  change: (project: number, { share, hours, tasks }: Budget) =>
    call<Stopping>('PATCH', of(project), { body: { share, budget_hours: hours, budget_tasks: tasks } }),
};
