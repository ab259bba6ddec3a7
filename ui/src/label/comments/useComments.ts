import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { comments, type Comment, type CommentBody } from '../../api/tagloop';
import { onCommentStored } from '../../outbox/arrivals';
import type { CommentParcel } from '../../outbox/parcel';
import { outbox, useWaitingComments } from '../../outbox/useOutbox';
import { inOrder, openByRegion, waitingFor } from './merge';

export interface Comments {
  /** What the server has, oldest first; null until it answered or could not be reached. */
  readonly all: readonly Comment[] | null;
  /** Whether the server could be asked. */
  readonly isKnown: boolean;
  /** What was said here and the server does not have yet, oldest first. */
  readonly waiting: readonly CommentParcel[];
  readonly open: number;
  /** How many open ones each region has. */
  readonly byRegion: ReadonlyMap<string, number>;
  /** Resolves when the comment is safe on this machine; it is sent as soon as that is possible. */
  create(body: Omit<CommentBody, 'task' | 'unique_id'>): Promise<void>;
  change(id: number, change: { readonly text?: string; readonly is_resolved?: boolean }): Promise<void>;
  remove(id: number): Promise<void>;
  /** Asks the server once more: something else than this list made one. */
  refresh(): Promise<void>;
}

/** Where nothing is said: a preview. */
export const NO_COMMENTS: Comments = {
  all: [],
  isKnown: true,
  waiting: [],
  open: 0,
  byRegion: new Map(),
  create: async () => undefined,
  change: async () => undefined,
  remove: async () => undefined,
  refresh: async () => undefined,
};

/** What people say about a task and its regions. New comments go the way of answers: first to disk here, then to the server. */
export function useComments(project: number, task: number, user: number): Comments {
  const client = useQueryClient();
  const parcels = useWaitingComments();
  const { data, isError, isPaused } = useQuery({
    queryKey: ['comments', task],
    queryFn: ({ signal }) => comments.list(task, signal),
    retry: false,
  });
  useEffect(
    () =>
      onCommentStored((comment) =>
        client.setQueryData<readonly Comment[]>(['comments', comment.task], (old) => old && [...old, comment]),
      ),
    [client],
  );
  const all = useMemo(() => (data ? inOrder(data) : isError || isPaused ? [] : null), [data, isError, isPaused]);
  const waiting = useMemo(() => waitingFor(task, parcels, all ?? []), [task, parcels, all]);
  const byRegion = useMemo(() => openByRegion(all ?? [], waiting), [all, waiting]);
  const refresh = useCallback(() => client.invalidateQueries({ queryKey: ['comments', task] }), [client, task]);
  // When none waits any more: what others said meanwhile, and a first look where there was no server before.
  const isWaiting = waiting.length > 0;
  useEffect(() => (isWaiting ? () => void refresh() : undefined), [isWaiting]);
  const isKnown = data !== undefined;
  return useMemo(() => {
    const after = async (work: Promise<unknown>) => {
      await work;
      await refresh();
    };
    return {
      all,
      isKnown,
      waiting,
      open: (all ?? []).filter((comment) => !comment.is_resolved).length + waiting.length,
      byRegion,
      create: ({ annotation = null, region_id: region = null, text }) =>
        outbox.add({
          kind: 'comment',
          id: crypto.randomUUID(),
          user,
          project,
          task,
          annotation,
          region,
          text,
          at: Date.now(),
          refusal: null,
        }),
      change: (id, change) => after(comments.change(id, change)),
      remove: (id) => after(comments.remove(id)),
      refresh,
    };
  }, [all, isKnown, waiting, byRegion, refresh, user, project, task]);
}
