/** Long work of the server: training, predictions, imports. */
import { call } from './http';
import type { Page } from './types';

export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | 'interrupted';

/** A piece of long work. */
export interface Job {
  readonly id: string;
  readonly project: number | null;
  /** What sort of work, such as `train/learner` or `predict/backend-3`. */
  readonly kind: string;
  /** In the server's own words. */
  readonly title: string;
  readonly state: JobState;
  /** What it is at, in the server's own words; empty before it says anything. */
  readonly step: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly error: string | null;
  /** What it made, such as the name of a version. */
  readonly result: Readonly<Record<string, string>> | null;
}

export interface JobWithLog extends Job {
  readonly log: readonly string[];
}

export const isOver = ({ state }: Pick<Job, 'state'>): boolean => state !== 'queued' && state !== 'running';

/** What the server sends by itself about all jobs that one may see. */
export const ALL_EVENTS = '/api/tagloop/jobs/events';

const of = (project: number) => `/api/tagloop/projects/${project}/jobs`;

export const eventsOf = (project: number, job: string): string => `${of(project)}/${job}/events`;

export const jobs = {
  /** All that one may see, newest first; a page that is not there is refused. */
  all: (page: number, pageSize: number) =>
    call<Page<Job>>('GET', '/api/tagloop/jobs', { query: { page, page_size: pageSize } }),
  list: (project: number) =>
    call<{ readonly jobs: readonly Job[] }>('GET', of(project)).then(({ jobs: all }) =>
      all.map((job) => ({ ...job, project })),
    ),
  get: (project: number, id: string) => call<JobWithLog>('GET', `${of(project)}/${id}`),
  cancel: (project: number, id: string) => call<Job>('POST', `${of(project)}/${id}/cancel`, { body: {} }),
};
