/** Models elsewhere that predict for a project. */
import { call } from './http';
import type { Job } from './jobs';
import type { WireRegion } from '../regions/wire';

export interface ModelConnection {
  readonly id: number;
  /** CO connected, DI disconnected, ER error, TR training, PR predicting. */
  readonly state: string;
  readonly is_interactive: boolean;
  readonly url: string;
  readonly error_message: string | null;
  readonly title: string;
  readonly auth_method: 'NONE' | 'BASIC_AUTH';
  readonly basic_auth_user: string;
  readonly basic_auth_pass_is_set: boolean;
  readonly model_version: string;
}

/** What a person can say about a connection. */
export interface ModelForm {
  readonly title: string;
  readonly url: string;
  readonly is_interactive: boolean;
  readonly auth_method: 'NONE' | 'BASIC_AUTH';
  readonly basic_auth_user: string;
  /** Absent: as it is. */
  readonly basic_auth_pass?: string;
}

export type TrialStep = 'name' | 'connection' | 'log-in' | 'schema' | 'sample';

/** What came of trying a connection step by step. */
export interface Trial {
  readonly ok: boolean;
  readonly failed_step: TrialStep | null;
  readonly model_version: string;
  /** `ok` is null for a step that could not be tried. */
  readonly steps: readonly { readonly step: TrialStep; readonly ok: boolean | null; readonly detail: string | null }[];
}

/** What a model says about the task that is being labelled: nothing of it is stored. */
export type Suggested =
  | { readonly data: { readonly result: readonly WireRegion[]; readonly score?: number | null } }
  | { readonly errors: readonly string[] };

/** Asks a model about a task; null where nothing is drawn yet. */
export type Ask = (task: number, result: readonly WireRegion[] | null, signal: AbortSignal) => Promise<Suggested>;

/** What a model is asked with. */
export const question = (task: number, result: readonly WireRegion[] | null) =>
  result === null ? { task } : { task, context: { result } };

export const models = {
  list: (project: number) => call<readonly ModelConnection[]>('GET', '/api/ml', { query: { project } }),
  create: (project: number, form: ModelForm) =>
    call<ModelConnection>('POST', '/api/ml', { body: { project, auto_update: true, ...form } }),
  change: (id: number, form: ModelForm) => call<ModelConnection>('PATCH', `/api/ml/${id}`, { body: form }),
  remove: (id: number) => call<null>('DELETE', `/api/ml/${id}`),
  tryOut: (project: number, form: ModelForm) =>
    call<Trial>('POST', '/api/tagloop/ml/test', { body: { project, ...form } }),
  test: (id: number) => call<Trial>('POST', `/api/tagloop/ml/${id}/test`, { body: {} }),
  train: (id: number) => call<null>('POST', `/api/ml/${id}/train`, { body: {} }),
  predict: (id: number) => call<Job>('POST', `/api/ml/${id}/predict`, { body: {} }),
  suggest: (id: number, task: number, result: readonly WireRegion[] | null, signal: AbortSignal) =>
    call<Suggested>('POST', `/api/ml/${id}/interactive-annotating`, {
      body: question(task, result),
      signal,
    }),
};
