import { useState } from 'react';
import type { Job } from '../api/jobs';
import type { Figure } from '../api/learner';
import { useJob } from '../jobs/useJob';

/** A training as it goes on, with what it has measured so far. */
export function useTraining(project: number, started: Job, onEnd: (job: Job) => void) {
  const [figures, setFigures] = useState<readonly Figure[]>([]);
  const { job, live } = useJob(
    project,
    started,
    onEnd,
    { figures: (data) => setFigures((all) => [...all, data as Figure]) },
    // From the beginning once more.
    () => setFigures([]),
  );
  return { job, figures, live };
}
