/** Files as tasks: how they would look, the import as a job, and what was wrong with rows. */
import { call } from './http';
import type { HubTask } from './hub';
import type { Job } from './jobs';

export type FileFormat =
  'json' | 'jsonl' | 'csv' | 'tsv' | 'txt' | 'parquet' | 'conll' | 'brat' | 'spacy' | 'doccano' | 'prodigy';

export type TextSplit = 'line' | 'every-line' | 'paragraph' | 'file';

/** What becomes of the labels of annotated files. */
export type LabelUse = 'annotations' | 'predictions' | 'ground-truth' | 'none';

/** What somebody chose; what is left out is found by the server. */
export interface FileOptions {
  readonly format?: FileFormat;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly split?: TextSplit;
  /** A column for each key of the data. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly labels?: LabelUse;
  readonly on_error?: 'stop' | 'skip';
}

/** What is imported: a file, a text, an address, or what lies on the server already. */
export type FileSource =
  | { readonly file: File }
  | { readonly text: string }
  | { readonly url: string }
  | { readonly file_upload_ids: readonly number[] };

export interface RowError {
  readonly file: string;
  readonly row: number;
  readonly field: string;
  readonly message: string;
}

export interface FilePreview {
  readonly file_upload_ids: readonly number[];
  readonly bytes: number;
  readonly file_count: number;
  readonly files: readonly { readonly name: string; readonly format?: FileFormat; readonly problem?: string }[];
  readonly left_out: readonly string[];
  readonly format: FileFormat | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly split: TextSplit;
  readonly columns: readonly { readonly name: string; readonly type: string; readonly example: string }[];
  /** What the project's configuration reads. */
  readonly keys: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly label_config: string | null;
  readonly problem: string | null;
  readonly tasks: readonly (Omit<HubTask, 'data'> & { readonly data: Readonly<Record<string, unknown>> })[];
  readonly notes: readonly string[];
  readonly error_count: number;
  readonly errors: readonly RowError[];
}

const UPLOAD_MS = 3_600_000;

const at = (project: number) => `/api/tagloop/projects/${project}/import`;

/** Sends a file as it is, of any size; all else as JSON. */
function send<T>(path: string, source: FileSource, options: FileOptions): Promise<T> {
  if (!('file' in source)) return call<T>('POST', path, { body: { ...source, ...options }, timeoutMs: UPLOAD_MS });
  const { columns, ...plain } = options;
  return call<T>('POST', path, {
    body: source.file,
    query: { name: source.file.name, ...plain, ...(columns ? { columns: JSON.stringify(columns) } : {}) },
    headers: { 'Content-Type': 'application/octet-stream' },
    timeoutMs: UPLOAD_MS,
  });
}

export const imports = {
  preview: (project: number, source: FileSource, options: FileOptions) =>
    send<FilePreview>(`${at(project)}/preview`, source, options),
  start: (project: number, source: FileSource, options: FileOptions) => send<Job>(at(project), source, options),
  errors: (project: number, job: string, limit: number) =>
    call<{ readonly count: number; readonly errors: readonly RowError[] }>('GET', `${at(project)}/${job}/errors`, {
      query: { limit },
    }),
  /** Where the list of errors is downloaded. */
  errorsAsTable: (project: number, job: string) => `${at(project)}/${job}/errors?format=csv`,
  /** Uploads that are not wanted any more. */
  forget: (project: number, ids: readonly number[]) =>
    call<unknown>('DELETE', `/api/projects/${project}/file-uploads`, { body: { file_upload_ids: ids } }),
};
