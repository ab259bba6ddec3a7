/** Whole projects as one file. */
import { call } from './http';
import type { Job } from './jobs';
import type { Project } from './types';

export interface ArchiveState {
  /** Null while there is none. */
  readonly bytes: number | null;
  readonly made_at: string | null;
}

export interface Restored {
  readonly project: Project;
  readonly report: {
    readonly tasks: number;
    readonly annotations: number;
    /** Addresses of people who are no members here. */
    readonly people_unknown: readonly string[];
    readonly left_out: readonly string[];
  };
}

/** An archive that is read in. */
export interface RestoreJob {
  readonly state: Job['state'];
  readonly step: string;
  readonly done: number;
  readonly total: number;
  readonly error: string | null;
  readonly restored: Restored | null;
}

/** A large archive takes its time. */
const UPLOAD_MS = 3_600_000;

const RESTORE = '/api/tagloop/archives/job';

const of = (project: number) => `/api/tagloop/projects/${project}/archive`;

export const archives = {
  state: (project: number) => call<ArchiveState>('GET', of(project)),
  make: (project: number, history: boolean) =>
    call<Job>('POST', of(project), { body: { history } }).then((job) => ({ ...job, project })),
  path: (project: number) => `${of(project)}/file`,
  restore: (file: Blob) =>
    call<RestoreJob>('POST', RESTORE, {
      body: file,
      headers: { 'Content-Type': 'application/zip' },
      timeoutMs: UPLOAD_MS,
    }),
  /** How one's own reading goes. */
  restoring: () => call<{ readonly job: RestoreJob | null }>('GET', RESTORE).then(({ job }) => job),
  stopRestoring: () => call<null>('DELETE', RESTORE),
};
