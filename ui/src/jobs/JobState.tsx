import { isOver, type Job, type JobState } from '../api/jobs';
import { useT } from '../i18n/I18n';

export const LOOKS: Readonly<Record<JobState, '' | 'good' | 'warn' | 'bad'>> = {
  queued: '',
  running: 'warn',
  succeeded: 'good',
  failed: 'bad',
  cancelled: '',
  interrupted: 'bad',
};

/** How a job is, in a word; one that was asked to stop says so until it has. */
export function JobPill({ job, asked }: { readonly job: Job; readonly asked: boolean }) {
  const t = useT();
  return (
    <span className={`pill ${LOOKS[job.state]}`} role="status">
      {asked && !isOver(job) ? t.jobs.stopping : t.jobs.state[job.state]}
    </span>
  );
}

/** Why a job did not come to its end; nothing for any other. */
export function JobTrouble({ job }: { readonly job: Job }) {
  const t = useT();
  if (job.error) return <p className="notice bad job-error">{job.error}</p>;
  return job.state === 'interrupted' && <p className="notice warn">{t.jobs.interruptedText}</p>;
}
