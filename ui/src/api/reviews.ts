import { call } from './http';
import type { Person } from './tagloop';
import type { Page } from './types';

export type ReviewState = 'waiting' | 'accepted' | 'fixed' | 'rejected';

/** Where an answer stands in review; verdict and reason are what was said last, also of an earlier version. */
export interface Review {
  readonly annotation: number;
  readonly task: number;
  readonly state: ReviewState;
  readonly version: number;
  readonly annotator: Person | null;
  readonly updated_at: string;
  readonly verdict: string | null;
  readonly reason: string | null;
  readonly reviewed_by: Person | null;
  readonly reviewed_at: string | null;
}

export interface ReviewPage extends Page<Review> {
  readonly counts: Readonly<Record<ReviewState, number>>;
  readonly enabled: boolean;
}

export const reviews = {
  /** @param mine true for one's own answers, false for those of others */
  list: (project: number, state: ReviewState, mine: boolean, page = 1, pageSize = 20) =>
    call<ReviewPage>('GET', `/api/tagloop/projects/${project}/reviews`, {
      query: { state, mine, page, page_size: pageSize },
    }),
  of: (annotation: number) => call<Review>('GET', `/api/tagloop/annotations/${annotation}/review`),
  judge: (
    annotation: number,
    body: { readonly verdict: 'accepted' | 'rejected'; readonly reason?: string; readonly version: number },
  ) => call<Review>('POST', `/api/tagloop/annotations/${annotation}/review`, { body }),
  setEnabled: (project: number, enabled: boolean) =>
    call<{ readonly enabled: boolean }>('PATCH', `/api/tagloop/projects/${project}/review`, { body: { enabled } }),
};
