import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { EventHandlers } from '../api/events';
import { eventsOf, isOver, jobs, type Job } from '../api/jobs';
import { useEvents } from '../app/useEvents';
import { keepJob } from './useJobs';

const ASK_MS = 1_500;

/**
 * A job as it goes on, by the server's events; while they do not arrive, it is asked for.
 *
 * @param onEnd when it is over, however it ended
 * @param others what else its events tell
 * @param onOpen called when the events begin from the beginning once more
 */
export function useJob(
  project: number,
  started: Job,
  onEnd: (job: Job) => void,
  others: EventHandlers = {},
  onOpen?: () => void,
) {
  const client = useQueryClient();
  const [job, setJob] = useState(started);
  const last = useRef(started);
  const keep = (next: Job) => {
    // A report that was overtaken by the end says nothing any more.
    if (isOver(last.current)) return;
    last.current = next;
    setJob(next);
    keepJob(client, { ...next, project });
    if (isOver(next)) onEnd(next);
  };
  const told = (data: unknown) => keep(data as Job);
  const live = useEvents(
    isOver(job) ? null : eventsOf(project, started.id),
    { ...others, progress: told, end: told },
    onOpen,
  );
  useQuery({
    queryKey: ['job', started.id],
    queryFn: async () => {
      const now = await jobs.get(project, started.id);
      keep(now);
      return now;
    },
    enabled: !live && !isOver(job),
    refetchInterval: ASK_MS,
    staleTime: 0,
  });
  return { job, live };
}
