import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { eventsOf, isOver, jobs, type Job } from '../api/jobs';
import type { Figure } from '../api/learner';
import { useEvents } from '../app/useEvents';
import { keepJob } from '../jobs/useJobs';

const ASK_MS = 1_500;

/** Some servers tell the figures with the job too. */
type JobWithFigures = Job & { readonly figures?: readonly Figure[] };

/**
 * A training as it goes on, by the server's events; while they do not arrive, the job is asked for.
 *
 * @param onEnd when it is over, however it ended
 */
export function useTraining(project: number, started: Job, onEnd: (job: Job) => void) {
  const client = useQueryClient();
  const [told, setTold] = useState<Job>(started);
  const [figures, setFigures] = useState<readonly Figure[]>([]);
  const keep = (next: Job) => {
    // A report that was overtaken by the end says nothing any more.
    if (isOver(told) && !isOver(next)) return;
    const ends = isOver(next) && !isOver(told);
    setTold(next);
    keepJob(client, { ...next, project });
    if (ends) onEnd(next);
  };
  const live = useEvents(
    isOver(told) ? null : eventsOf(project, started.id),
    {
      progress: (data) => keep(data as Job),
      figures: (data) => setFigures((all) => [...all, data as Figure]),
      end: (data) => keep(data as Job),
    },
    // From the beginning once more.
    () => setFigures([]),
  );
  useQuery({
    queryKey: ['training', started.id],
    queryFn: async () => {
      const job: JobWithFigures = await jobs.get(project, started.id);
      if (job.figures) setFigures(job.figures);
      keep(job);
      return job;
    },
    enabled: !live && !isOver(told),
    refetchInterval: ASK_MS,
    staleTime: 0,
  });
  return { job: told, figures, live };
}
