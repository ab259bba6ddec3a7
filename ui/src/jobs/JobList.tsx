import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { jobs, type Job } from '../api/jobs';
import { Empty, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { JobItem } from './JobItem';
import './jobs.css';
import { parted, type Scope } from './merge';
import { PAGE_SIZE, useLiveJobs } from './useJobs';

/** What runs, above what ran. */
export function JobList({ scope }: { readonly scope: Scope }) {
  const t = useT();
  const say = useToast();
  const { data, error, live } = useLiveJobs(scope);
  const [older, setOlder] = useState<readonly Job[]>([]);
  const [end, setEnd] = useState(false);
  const more = async () => {
    try {
      const { results, count } = await jobs.all(2 + Math.floor(older.length / PAGE_SIZE), PAGE_SIZE);
      setOlder([...older, ...results]);
      setEnd(PAGE_SIZE + older.length + results.length >= count);
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
  };
  if (error && !data) return <p className="notice bad">{t.errors.failed(error.message)}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  if (data.length === 0)
    return (
      <div className="card">
        <Empty art={<ListChecks size={30} />} title={t.jobs.noneTitle}>
          {t.jobs.none}
        </Empty>
      </div>
    );
  const { open, over } = parted(data);
  const known = new Set(data.map(({ id }) => id));
  const all = [...open, ...over, ...older.filter(({ id }) => !known.has(id))];
  // One list: a job that ends keeps its place on the page, its open log and the focus.
  return (
    <section className="card section" aria-labelledby="job-list" data-live={live}>
      <h2 id="job-list" aria-live="polite">
        {open.length === 0 ? t.jobs.nothingOpen : t.jobs.running(open.length)}
      </h2>
      <ul className="job-list">
        {all.map((job) => (
          <JobItem key={job.id} job={job} withProject={scope === 'all'} />
        ))}
      </ul>
      {scope === 'all' && !end && data.length >= PAGE_SIZE && (
        <div className="row job-more">
          <Button onClick={() => void more()}>{t.jobs.older}</Button>
        </div>
      )}
    </section>
  );
}
