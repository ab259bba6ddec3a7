import { call } from './http';
import type { Estimate } from './stopping';

/** What was done to suggestions. */
export interface EditCounts {
  readonly suggested: number;
  readonly accepted: number;
  readonly relabelled: number;
  readonly moved: number;
  readonly replaced: number;
  readonly deleted: number;
  readonly added: number;
  readonly accepted_share: number | null;
}

interface Times {
  readonly answers: number;
  readonly median: Estimate;
}

/** What suggestions saved in a project. */
export interface Saved {
  readonly held_back: { readonly share: number; readonly since: string | null };
  readonly time: {
    /** Whether a lot decided which tasks had suggestions. */
    readonly method: 'random' | 'observed';
    readonly with: Times;
    readonly without: Times;
    readonly saved: Estimate | null;
  };
  readonly edits: EditCounts & {
    readonly answers: number;
    readonly untouched: number;
    readonly actions: number;
    readonly actions_by_hand: number;
    readonly saved_share: number | null;
  };
  readonly labels: readonly (EditCounts & { readonly label: string })[];
  readonly bands: readonly (EditCounts & { readonly from: number; readonly to: number })[];
  readonly versions: readonly (EditCounts & { readonly name: string })[];
}

const of = (project: number) => `/api/tagloop/projects/${project}/saved`;

export const savings = {
  get: (project: number) => call<Saved>('GET', of(project)),
  holdBack: (project: number, share: number) => call<Saved>('PATCH', of(project), { body: { held_back: share } }),
};
