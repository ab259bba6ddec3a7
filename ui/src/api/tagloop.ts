/** Routes that Label Studio does not have: history of annotations and comments. */
import { call } from './http';
import type { Annotation } from './types';
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
}

export interface CommentBody {
  readonly task: number;
  readonly annotation?: number | null;
  readonly region_id?: string | null;
  readonly text: string;
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
