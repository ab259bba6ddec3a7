import type { Job } from '../api/jobs';
import { useT } from '../i18n/I18n';
import { JobProgress } from '../jobs/JobProgress';
import { useJob } from '../jobs/useJob';

/** An import while it runs. */
export function ImportWork({
  project,
  started,
  onEnd,
}: {
  readonly project: number;
  readonly started: Job;
  readonly onEnd: (job: Job) => void;
}) {
  const t = useT();
  const { job } = useJob(project, started, onEnd);
  return (
    <div className="hub-work">
      <p role="status">{t.hub.importing}</p>
      <JobProgress job={job} />
    </div>
  );
}
