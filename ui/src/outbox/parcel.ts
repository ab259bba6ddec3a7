import type { Annotation } from '../api/types';
import type { WireRegion } from '../regions/wire';

/** Something a person did that the server has to learn, kept until it says that it has. */
export interface Parcel {
  /** A UUID. For new answers it is the `unique_id` that lets the server know a repetition. */
  readonly id: string;
  readonly kind: 'answer' | 'change' | 'skip' | 'draft';
  readonly user: number;
  readonly project: number;
  readonly task: number;
  /** The annotation to change; null for a new one. */
  readonly annotation: number | null;
  readonly result: readonly WireRegion[];
  /** Made once more under the same id, since nobody knows whether the server has the first one: then it is changed. */
  readonly again?: boolean;
  /** Why a task was skipped, where the person said so; the server makes a comment of it. */
  readonly reason?: string;
  readonly leadTime: number;
  readonly at: number;
  /** Why the server will never take it; null while there is hope. */
  readonly refusal: string | null;
  /** The version (`ETag`) of the annotation that was changed; absent means that the change wins over any. */
  readonly from?: string | null;
  /** What somebody else made of the annotation meanwhile: a person has to decide. */
  readonly conflict?: Conflict | null;
}

export interface Conflict {
  readonly current: Annotation;
  readonly tag: string | null;
}

/** A newer draft of the same answer makes an older one superfluous. */
export const slotOf = (parcel: Pick<Parcel, 'user' | 'task' | 'annotation'>): string =>
  `${parcel.user}:${parcel.task}:${parcel.annotation ?? 'new'}`;
