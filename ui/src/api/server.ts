import { call, callTagged } from './http';
import type { Annotation, Draft, Membership, Page, Project, Task, TaskPage, User } from './types';
import type { WireRegion } from '../regions/wire';

/** The routes this program uses, by subject. Nothing here that a script could not call as well. */

export const users = {
  me: (signal?: AbortSignal) => call<User>('GET', '/api/current-user/whoami', { signal, anonymous: true }),
  change: (id: number, change: Partial<User>) => call<User>('PATCH', `/api/users/${id}/`, { body: change }),
  members: (organization: number, page = 1) =>
    call<Page<Membership>>('GET', `/api/organizations/${organization}/memberships`, {
      query: { page, page_size: 100 },
    }),
  removeMember: (organization: number, user: number) =>
    call<null>('DELETE', `/api/organizations/${organization}/memberships/${user}/`),
  invite: () => call<{ invite_url: string }>('GET', '/api/invite'),
};

export const tokens = {
  create: () => call<{ token: string }>('POST', '/api/token/', { body: {} }),
  legacy: () => call<{ token: string }>('GET', '/api/current-user/token'),
  resetLegacy: () => call<{ token: string }>('POST', '/api/current-user/reset-token/'),
  settings: () => call<TokenSettings>('GET', '/api/jwt/settings'),
  changeSettings: (settings: Partial<TokenSettings>) =>
    call<TokenSettings>('POST', '/api/jwt/settings', { body: settings }),
};

export interface TokenSettings {
  readonly api_tokens_enabled: boolean;
  readonly legacy_api_tokens_enabled: boolean;
}

export interface ProjectSummary {
  readonly all_data_columns: Readonly<Record<string, number>>;
  readonly common_data_columns: readonly string[];
  readonly created_annotations: Readonly<Record<string, number>>;
  readonly created_labels: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const projects = {
  list: (query: { title?: string; page?: number; page_size?: number }) =>
    call<Page<Project>>('GET', '/api/projects/', { query }),
  get: (id: number) => call<Project>('GET', `/api/projects/${id}/`),
  create: (body: Partial<Project>) => call<Project>('POST', '/api/projects/', { body }),
  change: (id: number, body: Partial<Project>) => call<Project>('PATCH', `/api/projects/${id}/`, { body }),
  remove: (id: number) => call<null>('DELETE', `/api/projects/${id}/`),
  summary: (id: number) => call<ProjectSummary>('GET', `/api/projects/${id}/summary/`),
  modelVersions: (id: number) => call<Readonly<Record<string, number>>>('GET', `/api/projects/${id}/model-versions/`),
  validate: (id: number, labelConfig: string) =>
    call<unknown>('POST', `/api/projects/${id}/validate/`, { body: { label_config: labelConfig } }),
  next: (id: number) => call<Task & { readonly queue?: string }>('GET', `/api/projects/${id}/next/`),
  streamHistory: (id: number) =>
    call<readonly { readonly taskId: number; readonly annotationId: number | null }[]>(
      'GET',
      `/api/projects/${id}/label-stream-history/`,
    ),
  importTasks: (id: number, body: unknown) =>
    call<{ readonly task_count: number; readonly annotation_count: number }>('POST', `/api/projects/${id}/import`, {
      body,
    }),
};

export interface TaskFilter {
  readonly filter: string;
  readonly operator: string;
  readonly type: string;
  readonly value: unknown;
}

export interface TaskQuery {
  readonly filters?: readonly TaskFilter[];
  readonly conjunction?: 'and' | 'or';
  readonly ordering?: string;
  /** Whether predictions and annotations come along in full. */
  readonly full?: boolean;
}

export const tasks = {
  list: (project: number, page: number, pageSize: number, query: TaskQuery = {}) =>
    call<TaskPage>('GET', '/api/tasks/', {
      query: {
        project,
        page,
        page_size: pageSize,
        fields: query.full ? 'all' : undefined,
        query: JSON.stringify({
          filters: { conjunction: query.conjunction ?? 'and', items: query.filters ?? [] },
          ordering: query.ordering ? [query.ordering] : [],
        }),
      },
    }),
  get: (id: number, signal?: AbortSignal) => call<Task>('GET', `/api/tasks/${id}/`, { signal }),
  remove: (id: number) => call<null>('DELETE', `/api/tasks/${id}/`),
};

export interface AnnotationBody {
  readonly result: readonly WireRegion[];
  readonly lead_time: number;
  readonly unique_id?: string;
  readonly draft_id?: number;
  readonly was_cancelled?: boolean;
  /** Becomes a comment on the annotation. */
  readonly skip_reason?: string;
  readonly parent_prediction?: number | null;
}

export const annotations = {
  create: (task: number, body: AnnotationBody) =>
    call<Annotation>('POST', `/api/tasks/${task}/annotations/`, {
      body,
      query: body.was_cancelled ? { was_cancelled: 1 } : {},
    }),
  get: (id: number) => callTagged<Annotation>('GET', `/api/annotations/${id}/`),
  /** @param from the version it was made from: an annotation that was changed since then is refused with 412 */
  update: (id: number, body: Partial<AnnotationBody>, from: string | null = null) =>
    call<Annotation>('PATCH', `/api/annotations/${id}/`, { body, headers: from === null ? {} : { 'If-Match': from } }),
  remove: (id: number) => call<null>('DELETE', `/api/annotations/${id}/`),
};

export interface DraftBody {
  readonly result: readonly WireRegion[];
  readonly lead_time: number;
}

export const drafts = {
  create: (task: number, annotation: number | null, body: DraftBody) =>
    call<Draft>(
      'POST',
      annotation === null ? `/api/tasks/${task}/drafts` : `/api/tasks/${task}/annotations/${annotation}/drafts`,
      { body },
    ),
  update: (id: number, body: DraftBody) => call<Draft>('PATCH', `/api/drafts/${id}/`, { body }),
};
