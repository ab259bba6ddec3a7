import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ApiError, NetworkError } from '../api/http';
import { projects, tasks } from '../api/server';
import type { Project, Task } from '../api/types';
import { isAnswer } from '../outbox/parcel';
import { outbox } from '../outbox/useOutbox';

/** How many tasks are fetched ahead: work for an hour without a network. */
const AHEAD = 40;

export type NextTask =
  { readonly kind: 'task'; readonly id: number } | { readonly kind: 'empty' } | { readonly kind: 'offline' };

export interface TaskQueue {
  readonly upcoming: readonly Task[];
  /** Ids of tasks that were given to this person, oldest first, with their annotation if there is one. */
  readonly done: readonly { readonly taskId: number; readonly annotationId: number | null }[];
  next(after: number | null): Promise<NextTask>;
  refresh(): void;
}

/** The tasks before and after the open one. Leases come from the server; without it the fetched list has to do. */
export function useTaskQueue(project: Project): TaskQueue {
  const client = useQueryClient();
  const key = ['queue', project.id];
  const { data: upcoming = [] } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const ordering = project.sampling === 'Uncertainty sampling' ? 'tasks:predictions_score' : 'tasks:id';
      const page = await tasks.list(project.id, 1, AHEAD, {
        full: true,
        filters: [{ filter: 'filter:tasks:total_annotations', operator: 'equal', type: 'Number', value: 0 }],
        ordering,
      });
      return page.tasks.filter((task) => !task.is_labeled && task.total_annotations === 0);
    },
    staleTime: 60_000,
  });
  const { data: done = [] } = useQuery({
    queryKey: ['stream', project.id],
    queryFn: () => projects.streamHistory(project.id),
    staleTime: 30_000,
  });

  const next = useCallback(
    async (after: number | null): Promise<NextTask> => {
      try {
        const task = await projects.next(project.id);
        return { kind: 'task', id: task.id };
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return { kind: 'empty' };
        if (!isOutOfReach(error)) throw error;
        // Without the server: the next one of the list that has no answer under way.
        const waiting = new Set(
          outbox
            .current()
            .parcels.filter(isAnswer)
            .map((parcel) => parcel.task),
        );
        const list = client.getQueryData<readonly Task[]>(key) ?? [];
        const at = list.findIndex((task) => task.id === after);
        const candidate = [...list.slice(at + 1), ...list.slice(0, Math.max(at, 0))].find(
          (task) => !waiting.has(task.id) && task.id !== after,
        );
        return candidate ? { kind: 'task', id: candidate.id } : { kind: 'offline' };
      }
    },
    [client, project.id],
  );

  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['queue', project.id] });
    void client.invalidateQueries({ queryKey: ['stream', project.id] });
    void client.invalidateQueries({ queryKey: ['project', project.id] });
  }, [client, project.id]);

  return { upcoming, done, next, refresh };
}

/** No network, no server, or a session that ended: the work goes on with what is here. */
const isOutOfReach = (error: unknown): boolean =>
  error instanceof NetworkError || (error instanceof ApiError && (error.status === 401 || error.status >= 500));

/** A task in full, out of the fetched list when the server cannot be reached. */
export function useTask(projectId: number, id: number | null) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ['task', id],
    enabled: id !== null,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    networkMode: 'always',
    queryFn: async ({ signal }) => {
      try {
        return await tasks.get(id!, signal);
      } catch (error) {
        const fetched = client.getQueryData<readonly Task[]>(['queue', projectId])?.find((task) => task.id === id);
        if (fetched && isOutOfReach(error)) return fetched;
        throw error;
      }
    },
  });
}
