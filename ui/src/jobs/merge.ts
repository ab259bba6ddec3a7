import { isOver, type Job } from '../api/jobs';

/** Which jobs a list is about: all that one may see, or those of a project. */
export type Scope = 'all' | number;

const fits = (job: Job, scope: Scope): boolean => scope === 'all' || job.project === scope;

/** A list, newest first, after a job has changed; one that is over stays over, whatever arrives late. */
export function withJob(list: readonly Job[], job: Job, scope: Scope): readonly Job[] {
  const known = list.find(({ id }) => id === job.id);
  if (!known) return fits(job, scope) ? [job, ...list] : list;
  if (isOver(known) && !isOver(job)) return list;
  return list.map((one) => (one.id === job.id ? { ...one, ...job } : one));
}

/** What is at work or waits, and what is over; each newest first. */
export const parted = (list: readonly Job[]): { readonly open: readonly Job[]; readonly over: readonly Job[] } => ({
  open: list.filter((job) => !isOver(job)),
  over: list.filter(isOver),
});
