import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { ALL_EVENTS, isOver, jobs, type Job } from '../api/jobs';
import { useEvents } from '../app/useEvents';
import { withJob, type Scope } from './merge';

/** So many of the newest; older ones are asked for page by page. */
export const PAGE_SIZE = 50;

const BUSY_MS = 2_000;
const QUIET_MS = 60_000;

/**
 * The jobs of a list by asking again and again: often while something runs.
 *
 * @param followed whether something else on the page keeps the list up to date: it is asked for seldom then
 */
export function useJobs(scope: Scope, followed = false, enabled = true) {
  return useQuery({
    queryKey: ['jobs', scope],
    queryFn: () => (scope === 'all' ? jobs.all(1, PAGE_SIZE).then(({ results }) => results) : jobs.list(scope)),
    enabled,
    retry: false,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (!followed && state.data?.some((job) => !isOver(job)) ? BUSY_MS : QUIET_MS),
  });
}

/** Puts what is known of a job into all lists that may hold it. */
export function keepJob(client: QueryClient, job: Job): void {
  for (const [key, list] of client.getQueriesData<readonly Job[]>({ queryKey: ['jobs'] }))
    if (list) client.setQueryData(key, withJob(list, job, key[1] as Scope));
}

/** The jobs of a list as they change: the server tells, and while it cannot it is asked. */
export function useLiveJobs(scope: Scope) {
  const client = useQueryClient();
  const keep = (data: unknown) => keepJob(client, data as Job);
  const live = useEvents(
    ALL_EVENTS,
    { progress: keep, end: keep },
    () =>
      // What happened before the stream began.
      void client.invalidateQueries({ queryKey: ['jobs'] }),
  );
  return { ...useJobs(scope, live), live };
}
