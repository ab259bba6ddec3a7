/** The routes that Label Studio does not have. */
import { call } from './http';
import type { Annotation, Project } from './types';
import type { WireRegion } from '../regions/wire';

/** A person, as these routes name one. */
export interface Person {
  readonly id: number;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
}

export type VersionAction = 'created' | 'updated' | 'restored' | 'imported' | 'accepted' | 'deleted';

/** One state that an annotation had. */
export interface AnnotationVersion {
  readonly version: number;
  readonly created_at: string;
  /** Null when the account is gone. */
  readonly user: Person | null;
  readonly action: VersionAction;
  readonly result_count: number;
  readonly parent_prediction: number | null;
  readonly lead_time: number | null;
}

/** What has to be done to the first result to get the second. */
export interface ResultDiff {
  readonly added: readonly WireRegion[];
  readonly removed: readonly WireRegion[];
  readonly changed: readonly { readonly before: WireRegion; readonly after: WireRegion }[];
}

const ofAnnotation = (id: number) => `/api/tagloop/annotations/${id}/history`;

export const history = {
  /** Newest first. */
  list: (annotation: number) =>
    call<{ readonly results: readonly AnnotationVersion[] }>('GET', ofAnnotation(annotation)).then(
      ({ results }) => results,
    ),
  get: (annotation: number, version: number) =>
    call<AnnotationVersion & { readonly result: readonly WireRegion[] }>(
      'GET',
      `${ofAnnotation(annotation)}/${version}`,
    ),
  /** From version `against` to `version`. */
  diff: (annotation: number, version: number, against: number) =>
    call<ResultDiff>('GET', `${ofAnnotation(annotation)}/${version}/diff`, { query: { against } }),
  restore: (annotation: number, version: number) =>
    call<Annotation>('POST', `${ofAnnotation(annotation)}/${version}/restore`, { body: {} }),
};

export interface Comment {
  readonly id: number;
  readonly task: number;
  readonly annotation: number | null;
  readonly region_id: string | null;
  readonly text: string;
  readonly created_by: Person | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly is_resolved: boolean;
  readonly resolved_by: Person | null;
  readonly resolved_at: string | null;
  /** The name that the program gave it before it was sent. */
  readonly unique_id: string | null;
}

export interface CommentBody {
  readonly task: number;
  readonly annotation?: number | null;
  readonly region_id?: string | null;
  readonly text: string;
  /** Sent once more under the same name, a comment is stored once. */
  readonly unique_id?: string;
}

export const comments = {
  list: (task: number, signal?: AbortSignal) =>
    call<{ readonly results: readonly Comment[] }>('GET', '/api/tagloop/comments', { query: { task }, signal }).then(
      ({ results }) => results,
    ),
  create: (body: CommentBody) => call<Comment>('POST', '/api/tagloop/comments', { body }),
  change: (id: number, body: { readonly text?: string; readonly is_resolved?: boolean }) =>
    call<Comment>('PATCH', `/api/tagloop/comments/${id}`, { body }),
  remove: (id: number) => call<null>('DELETE', `/api/tagloop/comments/${id}`),
};

export const nameOf = (person: Person | null): string | null =>
  person && ([person.first_name, person.last_name].filter(Boolean).join(' ') || person.email);

export type CopyMode = 'settings' | 'settings,tasks' | 'settings,tasks,annotations';

export const copies = {
  duplicate: (project: number, body: { readonly title?: string; readonly mode: CopyMode }) =>
    call<Project>('POST', `/api/tagloop/projects/${project}/duplicate`, { body }),
};

export type TrashKind = 'project' | 'task' | 'tasks' | 'annotation' | 'annotations' | 'change';

/** Something deleted that can still be brought back. */
export interface TrashItem {
  readonly kind: TrashKind;
  readonly id: number;
  readonly title: string;
  readonly project: number;
  readonly deleted_at: string;
  readonly deleted_by: number | null;
  readonly expires_at: string;
  /** `resting`, or on its way to somewhere. */
  readonly state: string;
}

const ofTrash = ({ kind, id }: Pick<TrashItem, 'kind' | 'id'>) => `/api/tagloop/trash/${kind}/${id}`;

export const trash = {
  list: (project: number | null) =>
    call<{ readonly items: readonly TrashItem[] }>('GET', '/api/tagloop/trash', { query: { project } }).then(
      ({ items }) => items,
    ),
  restore: (item: Pick<TrashItem, 'kind' | 'id'>) =>
    call<{ readonly left: number }>('POST', `${ofTrash(item)}/restore`, { body: {} }),
  remove: (item: Pick<TrashItem, 'kind' | 'id'>) => call<null>('DELETE', ofTrash(item)),
};

export type Role = 'annotator' | 'reviewer' | 'manager' | 'owner';

export interface Roles {
  readonly enabled: boolean;
  readonly members: readonly { readonly user: Person; readonly role: Role }[];
  readonly mine: Role;
}

export const roles = {
  get: (project: number) => call<Roles>('GET', `/api/tagloop/projects/${project}/roles`),
  enable: (project: number, enabled: boolean) =>
    call<Roles>('PATCH', `/api/tagloop/projects/${project}/roles`, { body: { enabled } }),
  give: (project: number, user: number, role: Role) =>
    call<Roles>('PUT', `/api/tagloop/projects/${project}/roles/${user}`, { body: { role } }),
};

/** Which tasks are for which people: a task that is assigned to somebody is given to nobody else. */
export interface Assignments {
  readonly assignments: readonly { readonly user: number; readonly tasks: readonly number[] }[];
}

export const assignments = {
  get: (project: number) => call<Assignments>('GET', `/api/tagloop/projects/${project}/assignments`),
  change: (
    project: number,
    body: {
      readonly users: readonly number[];
      readonly tasks: readonly number[] | 'all';
      readonly mode: 'add' | 'remove';
    },
  ) => call<Assignments>('POST', `/api/tagloop/projects/${project}/assignments`, { body }),
};

export interface LintProblem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string | null;
}

export interface MigrationPreview {
  readonly label_config: string;
  readonly annotations: number;
  readonly drafts: number;
  readonly predictions: number;
  /** Regions to change, by the old label. */
  readonly regions: Readonly<Record<string, number>>;
  readonly samples?: readonly unknown[];
}

export const labels = {
  lint: (labelConfig: string, project: number | null) =>
    call<{ readonly problems: readonly LintProblem[] }>('POST', '/api/tagloop/label-config/lint', {
      body: { label_config: labelConfig, project },
    }).then(({ problems }) => problems),
  migrate: (
    project: number,
    body: { readonly control: string; readonly rename: Readonly<Record<string, string>>; readonly preview: boolean },
  ) => call<MigrationPreview>('POST', `/api/tagloop/projects/${project}/labels/migrate`, { body }),
};

/** A way in that can be closed: a key of scripts or a browser that is signed in. */
export interface Grant {
  readonly id: number | string;
  readonly kind: 'legacy' | 'personal' | 'session';
  readonly name: string | null;
  readonly created_at: string | null;
  readonly last_used_at: string | null;
  readonly expires_at: string | null;
  /** The one that this very request came by. */
  readonly current: boolean;
}

const grants = (path: string) => ({
  list: () => call<{ readonly results: readonly Grant[] }>('GET', path).then(({ results }) => results),
  revoke: (id: Grant['id']) => call<null>('DELETE', `${path}/${id}`),
});

export const keys = grants('/api/tagloop/tokens');
export const sessions = grants('/api/tagloop/sessions');
