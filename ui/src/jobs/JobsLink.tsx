import { Link } from 'wouter';
import { useT } from '../i18n/I18n';
import { parted } from './merge';
import { useJobs } from './useJobs';

/** The way to the jobs, with the number of those that run or wait. */
export function JobsLink({ current }: { readonly current: boolean }) {
  const t = useT();
  // The page of all jobs follows the same list.
  const { data } = useJobs('all', current);
  const running = data ? parted(data).open.length : 0;
  return (
    <Link href="/jobs" className="shell-link" aria-current={current ? 'page' : undefined}>
      {t.jobs.title}
      {running > 0 && (
        <span className="shell-count numbers" data-running={running}>
          <span aria-hidden="true">{running}</span>
          <span className="unseen">{t.jobs.running(running)}</span>
        </span>
      )}
    </Link>
  );
}
