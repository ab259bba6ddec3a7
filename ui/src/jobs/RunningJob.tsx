import type { Job } from '../api/jobs';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import './jobs.css';
import { JobProgress } from './JobProgress';
import { useCancel } from './useCancel';
import { useJob } from './useJob';

/** A job in one line while it runs, with a button that cancels it. */
export function RunningJob({
  project,
  started,
  onEnd,
}: {
  readonly project: number;
  readonly started: Job;
  /** When it is over, however it ended. */
  readonly onEnd: (job: Job) => void;
}) {
  const t = useT();
  const { job } = useJob(project, started, onEnd);
  const { asked, cancel } = useCancel(project, started.id);
  return (
    <div className="row">
      <div className="grow">
        <JobProgress job={job} />
      </div>
      <Button size="small" disabled={asked} onClick={cancel}>
        {t.common.cancel}
      </Button>
    </div>
  );
}
