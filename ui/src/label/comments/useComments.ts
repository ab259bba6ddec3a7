import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { comments, type Comment, type CommentBody } from '../../api/tagloop';

export interface Comments {
  /** Oldest first; null until the server answered. */
  readonly all: readonly Comment[] | null;
  readonly open: number;
  /** How many open ones each region has. */
  readonly byRegion: ReadonlyMap<string, number>;
  create(body: Omit<CommentBody, 'task'>): Promise<void>;
  change(id: number, change: { readonly text?: string; readonly is_resolved?: boolean }): Promise<void>;
  remove(id: number): Promise<void>;
  /** Asks the server once more: something else than this list made one. */
  refresh(): Promise<void>;
}

/** Where nothing is said: a preview. */
export const NO_COMMENTS: Comments = {
  all: [],
  open: 0,
  byRegion: new Map(),
  create: async () => undefined,
  change: async () => undefined,
  remove: async () => undefined,
  refresh: async () => undefined,
};

/** What people say about a task and its regions. It is talk and not an answer: it is sent at once, and nothing waits for it. */
export function useComments(task: number): Comments {
  const client = useQueryClient();
  const key = ['comments', task];
  const { data = null } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => comments.list(task, signal),
    retry: false,
  });
  const all = useMemo(
    () => data?.toSorted((a, b) => a.created_at.localeCompare(b.created_at) || a.id - b.id) ?? null,
    [data],
  );
  const byRegion = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { region_id: region, is_resolved: resolved } of all ?? [])
      if (region !== null && !resolved) counts.set(region, (counts.get(region) ?? 0) + 1);
    return counts;
  }, [all]);
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const after = async (work: Promise<unknown>) => {
    await work;
    await refresh();
  };
  return {
    all,
    open: all?.filter((comment) => !comment.is_resolved).length ?? 0,
    byRegion,
    create: (body) => after(comments.create({ ...body, task })),
    change: (id, change) => after(comments.change(id, change)),
    remove: (id) => after(comments.remove(id)),
    refresh,
  };
}
