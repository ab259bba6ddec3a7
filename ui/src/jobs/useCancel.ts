import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { jobs } from '../api/jobs';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { keepJob } from './useJobs';

/** Asks a job to stop, and knows that it was asked: it stops where nothing is left half done. */
export function useCancel(project: number, id: string) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const cancel = async () => {
    setAsked(true);
    try {
      keepJob(client, { ...(await jobs.cancel(project, id)), project });
    } catch (error) {
      setAsked(false);
      say(t.errors.failed((error as Error).message));
    }
  };
  return { asked, cancel: () => void cancel() };
}
