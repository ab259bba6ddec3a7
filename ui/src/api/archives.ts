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

/** A large archive takes its time. */
const RESTORE_MS = 3_600_000;

const of = (project: number) => `/api/tagloop/projects/${project}/archive`;

export const archives = {
  state: (project: number) => call<ArchiveState>('GET', of(project)),
  make: (project: number, history: boolean) =>
    call<Job>('POST', of(project), { body: { history } }).then((job) => ({ ...job, project })),
  path: (project: number) => `${of(project)}/file`,
  restore: (file: Blob) =>
    call<Restored>('POST', '/api/tagloop/archives', {
      body: file,
      headers: { 'Content-Type': 'application/zip' },
      timeoutMs: RESTORE_MS,
    }),
};
