import type { Job } from '../api/jobs';
import { Meter } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import { duration } from './timeLeft';
import { useTimeLeft } from './useTimeLeft';
import { titleOf } from './words';

/** How far a running job is: a bar where the end is known, what it is at, and how long it may take. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { t, language } = useSpeech();
  const left = useTimeLeft(job);
  const known = job.total > 0;
  const words = [
    job.step === '' ? (job.state === 'queued' ? t.jobs.waits : t.jobs.begins) : job.step,
    ...(known ? [t.jobs.doneOf(job.done.toLocaleString(language), job.total.toLocaleString(language))] : []),
    ...(left === null ? [] : [t.jobs.left(duration(left, language))]),
  ];
  return (
    <div className="job-progress">
      {known ? (
        <Meter value={job.done / job.total} label={t.jobs.progressOf(titleOf(job, t))} />
      ) : (
        <span className="meter unmeasured" aria-hidden="true">
          <span />
        </span>
      )}
      <span className="faint small-text numbers">{words.join(' · ')}</span>
    </div>
  );
}
