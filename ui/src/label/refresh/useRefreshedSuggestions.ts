import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { learner } from '../../api/learner';
import { tasks } from '../../api/server';
import type { Project } from '../../api/types';
import { useEvents } from '../../app/useEvents';
import { learnerQuery } from '../../learner/useLearner';
import { choosePrediction, type OpenedTask } from '../openTask';
import type { Labelling } from '../useLabelling';
import { refreshed } from './refreshed';

/**
 * Listens for another version of the model to suggest. The tasks ahead are fetched once more, and in the open one its suggestions take the place of
 * the earlier ones; a stored answer is left alone.
 *
 * @returns the version that the suggestions on the screen were refreshed by; null while they are those that the task was opened with
 */
export function useRefreshedSuggestions(project: Project, opened: OpenedTask, labelling: Labelling): string | null {
  const client = useQueryClient();
  const [version, setVersion] = useState<string | null>(null);
  const shown = useRef(opened.prediction);
  const now = useRef(labelling);
  now.current = labelling;
  const { data: state } = useQuery({ ...learnerQuery(project.id), retry: false, staleTime: 60_000 });
  const listens =
    project.show_collab_predictions === true &&
    state !== undefined &&
    state.available &&
    state.enabled &&
    state.suitable;

  const refresh = async (by: string) => {
    void client.invalidateQueries({ queryKey: ['queue', project.id] });
    void client.invalidateQueries({ queryKey: learnerQuery(project.id).queryKey });
    if (opened.annotation || opened.waiting !== null) return;
    const task = await tasks.get(opened.task.id).catch(() => null);
    const fresh = task && choosePrediction(task.predictions ?? [], project.model_version);
    // Nothing to show where the version has not come to this task yet, or the project shows another one.
    if (!fresh || fresh.model_version !== by || (task.annotations ?? []).length > 0) return;
    const { state: answers, around, suggest } = now.current;
    suggest(refreshed(answers, shown.current, fresh, around));
    shown.current = fresh;
    setVersion(by);
  };

  const opens = useRef(0);
  const missed = async () => {
    const { serving } = await learner.get(project.id);
    if (serving !== null && serving !== shown.current?.model_version) await refresh(serving);
  };
  useEvents(
    listens ? `/api/tagloop/projects/${project.id}/learner/events` : null,
    { refreshed: (data) => void refresh((data as { version: string }).version) },
    // What happened while nobody listened, as in a window that was hidden, is not told again.
    () => void (opens.current++ > 0 && missed().catch(() => undefined)),
  );
  return version;
}
