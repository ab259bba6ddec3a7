/** Exports: the tasks of a project as a file, now or as a snapshot that the server keeps. */
import { call, withQuery } from './http';
import type { Person } from './tagloop';

export interface ExportFormat {
  readonly name: string;
  readonly title: string;
  /** What the format holds, in one sentence. */
  readonly description: string;
  /** True when it cannot hold what this project has. */
  readonly disabled?: boolean;
}

/** A format that this server writes. */
export interface OwnFormat {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly extension: string;
  /** False when it cannot hold what this project has. */
  readonly fits: boolean;
}

/** How the first tasks look in a format. */
export interface ExportPreview {
  /** How many the whole file would hold. */
  readonly tasks: number;
  readonly text: string;
  /** How often the format cannot hold something as it is. */
  readonly noted: number;
  readonly notes: readonly string[];
}

export type WorkStatus = 'created' | 'in_progress' | 'completed' | 'failed';

/** A snapshot in another format. */
export interface Conversion {
  readonly id: number;
  readonly status: WorkStatus;
  readonly export_type: string;
  /** Why it failed. */
  readonly traceback: string | null;
}

export interface Snapshot {
  readonly id: number;
  readonly title: string;
  readonly created_by: Person | null;
  readonly created_at: string;
  readonly status: WorkStatus;
  readonly counters: { readonly task_number?: number };
  readonly converted_formats: readonly Conversion[];
  /** Why it failed. */
  readonly error?: string;
  /** In tasks, while it is made. */
  readonly progress?: { readonly done: number; readonly total: number };
}

export type Mode = 'only' | 'exclude';

export interface SnapshotBody {
  readonly title?: string;
  readonly task_filter_options?: {
    readonly view?: number;
    readonly finished?: Mode;
    readonly annotated?: Mode;
    readonly skipped?: Mode;
  };
  readonly annotation_filter_options?: {
    readonly usual: boolean;
    readonly ground_truth: boolean;
    readonly skipped: boolean;
  };
  readonly serialization_options?: {
    readonly drafts?: { readonly only_id: boolean };
    readonly predictions?: { readonly only_id: boolean };
    readonly annotations__completed_by?: { readonly only_id: boolean };
  };
}

/** A tab of the data manager: a filter with a name. */
export interface View {
  readonly id: number;
  readonly data: { readonly title?: string };
}

const ofProject = (id: number) => `/api/projects/${id}/exports`;

const own = (project: number) => `/api/tagloop/projects/${project}/export`;

export const exports = {
  formats: (project: number) => call<readonly ExportFormat[]>('GET', `/api/projects/${project}/export/formats`),
  ownFormats: (project: number) => call<{ readonly formats: readonly OwnFormat[] }>('GET', `${own(project)}/formats`),
  preview: (project: number, query: URLSearchParams) =>
    call<ExportPreview>('GET', withQuery(`${own(project)}/preview`, query)),
  views: (project: number) => call<readonly View[]>('GET', '/api/dm/views', { query: { project } }),
  /** Where the file of all tasks lies; the rest of it is in the query. */
  path: (project: number) => own(project),
};

export const snapshots = {
  list: (project: number) => call<readonly Snapshot[]>('GET', ofProject(project)),
  create: (project: number, body: SnapshotBody) => call<Snapshot>('POST', ofProject(project), { body }),
  convert: (project: number, snapshot: number, format: string) =>
    call<unknown>('POST', `${ofProject(project)}/${snapshot}/convert`, { body: { export_type: format } }),
  remove: (project: number, snapshot: number) => call<null>('DELETE', `${ofProject(project)}/${snapshot}`),
  path: (project: number, snapshot: number) => `${ofProject(project)}/${snapshot}/download`,
};
