import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { eventsOf, isOver, jobs, type Job } from '../api/jobs';
import { useEvents } from '../app/useEvents';
import { Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';

/** Lines come in bursts: the log is fetched once for those of so long. */
const GATHER_MS = 400;
const ASK_MS = 2_000;

/** What a job wrote about its work, growing while it runs. */
export function JobLog({ job, project }: { readonly job: Job; readonly project: number }) {
  const t = useT();
  const over = isOver(job);
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined);
  const box = useRef<HTMLPreElement>(null);
  const gather = () => {
    clearTimeout(gathering.current);
    gathering.current = setTimeout(() => void refetch(), GATHER_MS);
  };
  const live = useEvents(over ? null : eventsOf(project, job.id), { log: gather }, gather);
  const { data, error, refetch } = useQuery({
    queryKey: ['job-log', job.id],
    queryFn: () => jobs.get(project, job.id).then(({ log }) => log),
    staleTime: 0,
    refetchInterval: over || live ? false : ASK_MS,
  });
  useEffect(() => () => clearTimeout(gathering.current), []);
  // The last lines come with the end.
  useEffect(() => void (over && refetch()), [over, refetch]);
  const lines = data?.join('\n');
  useEffect(() => {
    const pre = box.current;
    if (pre) pre.scrollTop = pre.scrollHeight;
  }, [lines]);
  if (error) return <p className="notice bad">{t.errors.failed(error.message)}</p>;
  if (lines === undefined) return <Spinner label={t.common.loading} />;
  if (lines === '') return <p className="faint small-text">{t.jobs.noLog}</p>;
  return (
    <pre ref={box} className="job-log" tabIndex={0} role="log" aria-label={t.jobs.log} dir="ltr">
      {lines}
    </pre>
  );
}
