import { ScrollText, X } from 'lucide-react';
import { useState } from 'react';
import { isOver, type Job } from '../api/jobs';
import { Button, IconButton } from '../design/Button';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { JobLog } from '../jobs/JobLog';
import { JobProgress } from '../jobs/JobProgress';
import '../jobs/jobs.css';
import { JobPill, JobTrouble } from '../jobs/JobState';
import { useCancel } from '../jobs/useCancel';
import { TrainingCharts } from './TrainingCharts';
import { useTraining } from './useTraining';

export interface TrainingCardProps {
  readonly project: number;
  readonly started: Job;
  readonly onEnd: () => void;
  readonly onClose: () => void;
}

/** A training while it runs and as it ended: how far, how well, and what it writes. */
export function TrainingCard({ project, started, onEnd, onClose }: TrainingCardProps) {
  const t = useT();
  const say = useToast();
  const [reading, setReading] = useState(false);
  const { job, figures, live } = useTraining(project, started, (ended) => {
    onEnd();
    if (ended.state === 'succeeded') say(t.learner.trained(ended.result?.['version'] ?? ''));
  });
  const { asked, cancel } = useCancel(project, started.id);
  const over = isOver(job);
  return (
    <section className="card section training" aria-labelledby="training" data-state={job.state} data-live={live}>
      <div className="row">
        <h2 id="training" className="grow">
          {over ? t.learner.lastTraining : t.learner.training}
        </h2>
        <JobPill job={job} asked={asked} />
        <Button
          size="small"
          look="quiet"
          icon={<ScrollText size={14} />}
          aria-expanded={reading}
          onClick={() => setReading(!reading)}
        >
          {t.jobs.log}
        </Button>
        {over ? (
          <IconButton small label={t.common.close} onClick={onClose}>
            <X size={16} />
          </IconButton>
        ) : (
          <Button size="small" disabled={asked} onClick={cancel}>
            {t.common.cancel}
          </Button>
        )}
      </div>
      {!over && <JobProgress job={job} />}
      <JobTrouble job={job} />
      {(job.state === 'failed' || job.state === 'cancelled') && <p className="soft">{t.learner.nothingChanged}</p>}
      <TrainingCharts figures={figures} />
      {reading && <JobLog job={job} project={project} />}
    </section>
  );
}
