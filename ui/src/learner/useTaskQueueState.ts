import { useQuery, useQueryClient } from '@tanstack/react-query';
import { taskQueue } from '../api/queue';

const BUSY_MS = 1_000;
const QUIET_MS = 15_000;

/** What chooses the next tasks of a project, asked again often while they are being read. */
export const useTaskQueueState = (project: number) =>
  useQuery({
    queryKey: ['task-queue', project],
    queryFn: () => taskQueue.get(project),
    retry: false,
    refetchInterval: ({ state: { data } }) =>
      data && (data.job || (data.in_force && !data.order && !data.stopped)) ? BUSY_MS : QUIET_MS,
  });

/** Why a task comes next; nothing is shown where there is nothing to say, or nobody to ask. */
export const useReason = (project: number, task: number) =>
  useQuery({
    queryKey: ['task-reason', project, task],
    queryFn: () => taskQueue.reason(project, task),
    staleTime: 60_000,
    retry: false,
  });

export function useQueueRefresh(project: number): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: ['task-queue', project] });
    void client.invalidateQueries({ queryKey: ['queue-preview', project] });
    void client.invalidateQueries({ queryKey: ['jobs'] });
  };
}
