import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { learner, type LearnerState } from '../api/learner';

const BUSY_MS = 2_000;
const QUIET_MS = 20_000;

const keyOf = (project: number) => ['learner', project];

/** How the learner is for a project; whoever asks says how often. */
export const learnerQuery = (project: number) => ({
  queryKey: keyOf(project),
  queryFn: () => learner.get(project),
});

/** The same, asked again often while something is in the making. */
export const useLearner = (project: number) =>
  useQuery({
    ...learnerQuery(project),
    refetchOnWindowFocus: true,
    refetchInterval: ({ state: { data } }) =>
      data && (data.training || (data.available && data.suitable && data.enabled && !data.serving))
        ? BUSY_MS
        : QUIET_MS,
  });

export const useVersions = (project: number, enabled: boolean) =>
  useQuery({ queryKey: ['versions', project], queryFn: () => learner.versions(project), enabled });

/** After something was done: what is shown of the learner is asked for once more. */
export function useLearnerRefresh(project: number): () => void {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: keyOf(project) });
    void client.invalidateQueries({ queryKey: ['versions', project] });
    void client.invalidateQueries({ queryKey: ['stopping', project] });
    void client.invalidateQueries({ queryKey: ['jobs'] });
    void client.invalidateQueries({ queryKey: ['project', project] });
  };
}

export const keepLearner = (client: QueryClient, project: number, state: LearnerState): void => {
  client.setQueryData(keyOf(project), state);
};
