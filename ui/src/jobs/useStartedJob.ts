import { useState } from 'react';
import type { Job } from '../api/jobs';
import { useAttempt } from '../app/useAttempt';

export interface Started {
  /** While it runs. */
  readonly job: Job | null;
  /** Why it did not begin, or did not succeed. */
  readonly problem: string | null;
  start(begin: () => Promise<Job>): void;
  ended(job: Job): void;
}

/**
 * A job that a dialog starts and shows until it is over.
 *
 * @param running one that runs already
 * @param stopped what is said when it neither succeeded nor failed
 * @param onEnd when it is over, however it ended
 * @param onSuccess after that, when it succeeded
 */
export function useStartedJob(
  running: Job | null,
  stopped: string,
  onEnd: () => void,
  onSuccess: (job: Job) => void,
): Started {
  const [job, setJob] = useState<Job | null>(running);
  const { problem, setProblem, run } = useAttempt();
  return {
    job,
    problem,
    start: (begin) => void run(async () => setJob(await begin())),
    ended: (over) => {
      onEnd();
      setJob(null);
      if (over.state === 'succeeded') onSuccess(over);
      else setProblem(over.error ?? stopped);
    },
  };
}
