import type { Comment } from '../api/tagloop';

const listeners = new Set<(comment: Comment) => void>();

/** Called with every comment that the server has now, before it leaves the outbox: nowhere does it vanish in between. */
export function onCommentStored(listener: (comment: Comment) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function commentStored(comment: Comment): void {
  for (const listener of listeners) listener(comment);
}
