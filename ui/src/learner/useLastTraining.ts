import { useEffect, useState } from 'react';
import type { Job } from '../api/jobs';
import type { Version } from '../api/learner';
import { useJobs } from '../jobs/useJobs';

const TRAINING = 'train/learner';

/**
 * The training to show: the one that runs, or that ended while the page was open, or the last one if it went wrong, until somebody has
 * seen it.
 */
export function useLastTraining(project: number, running: Job | null, newest: Version | null, mayManage: boolean) {
  const [shown, setShown] = useState<Job | null>(null);
  const [hidden, setHidden] = useState<string | null>(null);
  // The one that runs is followed where it is shown; this is about how the one before ended.
  const { data } = useJobs(project, true, mayManage);
  const last = data?.find(({ kind }) => kind === TRAINING) ?? null;
  // One that came to a version afterwards is no news any more.
  const isNews = last && !(newest && Date.parse(newest.created) > Date.parse(last.finished_at ?? last.created_at));
  const bad = isNews && (last.state === 'failed' || last.state === 'interrupted') ? last : null;
  useEffect(() => {
    if (running) setShown(running);
  }, [running?.id]);
  const job = shown ?? bad;
  return {
    job: !mayManage || !job || job.id === hidden ? null : job,
    show: setShown,
    hide: () => {
      setHidden(job?.id ?? null);
      setShown(null);
    },
  };
}
