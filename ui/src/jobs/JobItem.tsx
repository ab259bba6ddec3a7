import { Ban, Check, CircleAlert, Clock3, LoaderCircle, ScrollText, Unplug } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { isOver, type Job, type JobState } from '../api/jobs';
import { Button } from '../design/Button';
import { useSpeech } from '../i18n/I18n';
import { moment } from '../i18n/moment';
import { JobLog } from './JobLog';
import { JobProgress } from './JobProgress';
import { JobPill, JobTrouble, LOOKS } from './JobState';
import { ProjectLink } from './ProjectLink';
import { duration } from './timeLeft';
import { useCancel } from './useCancel';
import { madeBy, titleOf } from './words';

const ICONS: Readonly<Record<JobState, typeof Check>> = {
  queued: Clock3,
  running: LoaderCircle,
  succeeded: Check,
  failed: CircleAlert,
  cancelled: Ban,
  interrupted: Unplug,
};

/** One job: what it is and for which project, how far it is or how it ended, what it made, and its log. */
export function JobItem({ job, withProject }: { readonly job: Job; readonly withProject: boolean }) {
  const { t, language } = useSpeech();
  const [reading, setReading] = useState(false);
  const logId = useId();
  const item = useRef<HTMLLIElement>(null);
  const project = job.project ?? 0;
  const { asked, cancel } = useCancel(project, job.id);
  // The button goes away when the job has stopped; the focus must not go with it.
  const stop = () => {
    cancel();
    item.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  const Icon = ICONS[job.state];
  const title = titleOf(job, t);
  const seconds =
    job.started_at && job.finished_at ? (Date.parse(job.finished_at) - Date.parse(job.started_at)) / 1000 : null;
  const made = madeBy(job, t);
  return (
    <li ref={item} className="job" data-job={job.id} data-kind={job.kind} data-state={job.state}>
      <div className="row job-head">
        <Icon size={18} aria-hidden="true" className={`job-icon ${LOOKS[job.state]}-text`} />
        <span className="grow job-words">
          <b className="cut" dir="auto">
            {title}
          </b>
          <span className="faint small-text">
            {withProject && job.project !== null && (
              <>
                <ProjectLink id={job.project} /> ·{' '}
              </>
            )}
            {moment(job.started_at ?? job.created_at, language)}
            {seconds !== null && ` · ${t.jobs.took(duration(seconds, language))}`}
          </span>
        </span>
        <JobPill job={job} asked={asked} />
        {!isOver(job) && (
          <Button size="small" disabled={asked} aria-label={t.jobs.cancelOf(title)} onClick={stop}>
            {t.common.cancel}
          </Button>
        )}
        <Button
          size="small"
          look="quiet"
          icon={<ScrollText size={14} />}
          aria-expanded={reading}
          aria-controls={reading ? logId : undefined}
          aria-label={t.jobs.logOf(title)}
          onClick={() => setReading(!reading)}
        >
          {t.jobs.log}
        </Button>
      </div>
      {!isOver(job) && <JobProgress job={job} />}
      <JobTrouble job={job} />
      {made.length > 0 && <p className="soft small-text job-made">{made.join(' · ')}</p>}
      {reading && (
        <div id={logId}>
          <JobLog job={job} project={project} />
        </div>
      )}
    </li>
  );
}
