import { useRef } from 'react';
import type { Job } from '../api/jobs';
import { firstMark, secondsLeft, type Mark } from './timeLeft';

/** Seconds until the present step of a job ends, as far as one can tell from watching it. */
export function useTimeLeft(job: Job): number | null {
  const from = useRef<Mark | null>(null);
  const now = performance.now();
  if (job.state !== 'running') return null;
  from.current = firstMark(from.current, job, now);
  return secondsLeft(from.current, job, now);
}
