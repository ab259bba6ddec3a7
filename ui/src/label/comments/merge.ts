import type { Comment } from '../../api/tagloop';
import { isComment, type CommentParcel, type Parcel } from '../../outbox/parcel';

/** Oldest first; a comment that came twice is there once. */
export const inOrder = (comments: readonly Comment[]): readonly Comment[] =>
  [...new Map(comments.map((comment) => [comment.id, comment])).values()].toSorted(
    (a, b) => a.created_at.localeCompare(b.created_at) || a.id - b.id,
  );

/** Comments on a task that wait in the outbox, without those that the server has already. */
export function waitingFor(task: number, parcels: readonly Parcel[], stored: readonly Comment[]): CommentParcel[] {
  const known = new Set(stored.map((comment) => comment.unique_id));
  return parcels.filter(isComment).filter((parcel) => parcel.task === task && !known.has(parcel.id));
}

/** How many open comments each region has, sent or not. */
export function openByRegion(
  stored: readonly Comment[],
  waiting: readonly CommentParcel[],
): ReadonlyMap<string, number> {
  const regions = [
    ...stored.filter((comment) => !comment.is_resolved).map((comment) => comment.region_id),
    ...waiting.map((parcel) => parcel.region),
  ];
  const counts = new Map<string, number>();
  for (const region of regions) if (region !== null) counts.set(region, (counts.get(region) ?? 0) + 1);
  return counts;
}
