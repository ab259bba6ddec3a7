import type { Annotation } from '../api/types';
import type { WireRegion } from '../regions/wire';

interface Kept {
  /** A UUID. For new answers and comments it is the `unique_id` that lets the server know a repetition. */
  readonly id: string;
  readonly user: number;
  readonly project: number;
  readonly task: number;
  readonly at: number;
  /** Why the server will never take it; null while there is hope. */
  readonly refusal: string | null;
}

/** What a person made of a task. */
export interface AnswerParcel extends Kept {
  readonly kind: 'answer' | 'change' | 'skip' | 'draft';
  /** The annotation to change; null for a new one. */
  readonly annotation: number | null;
  readonly result: readonly WireRegion[];
  /** Made once more under the same id, since nobody knows whether the server has the first one: then it is changed. */
  readonly again?: boolean;
  /** Why a task was skipped, where the person said so; the server makes a comment of it. */
  readonly reason?: string;
  readonly leadTime: number;
  /** The version (`ETag`) of the annotation that was changed; absent means that the change wins over any. */
  readonly from?: string | null;
  /** What somebody else made of the annotation meanwhile: a person has to decide. */
  readonly conflict?: Conflict | null;
}

/** What a person said about a task, an annotation of it, or one region. */
export interface CommentParcel extends Kept {
  readonly kind: 'comment';
  readonly annotation: number | null;
  readonly region: string | null;
  readonly text: string;
}

/** Something a person did that the server has to learn, kept until it says that it has. */
export type Parcel = AnswerParcel | CommentParcel;

export const isComment = (parcel: Parcel): parcel is CommentParcel => parcel.kind === 'comment';
export const isAnswer = (parcel: Parcel): parcel is AnswerParcel =>
  parcel.kind !== 'comment' && parcel.kind !== 'draft';

export interface Conflict {
  readonly current: Annotation;
  readonly tag: string | null;
}

/** A newer draft of the same answer makes an older one superfluous. */
export const slotOf = (parcel: Pick<AnswerParcel, 'user' | 'task' | 'annotation'>): string =>
  `${parcel.user}:${parcel.task}:${parcel.annotation ?? 'new'}`;
