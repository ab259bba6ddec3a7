import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { learner } from '../../api/learner';
import { models, type Ask } from '../../api/models';
import { learnerQuery } from '../../learner/useLearner';

/** Servers look at each connected model before they tell of it: not with every task. */
const COMMON = { retry: false, staleTime: 60_000 };

/** Whom to ask while labelling: the first connected model that is meant for it, else the server's own learner; null where nobody can be asked. */
export function useAsking(project: number): { readonly key: string; readonly ask: Ask } | null {
  const { data: connected, isFetched } = useQuery({
    queryKey: ['models', project],
    queryFn: () => models.list(project),
    ...COMMON,
  });
  const model = connected?.find(({ is_interactive }) => is_interactive) ?? null;
  const { data: state } = useQuery({
    ...learnerQuery(project),
    enabled: isFetched && model === null,
    ...COMMON,
  });
  const own = state !== undefined && state.available && state.enabled && state.suitable;
  return useMemo(() => {
    if (model)
      return {
        key: `model ${model.id}`,
        ask: (task, result, signal) => models.suggest(model.id, task, result, signal),
      };
    return own
      ? { key: 'learner', ask: (task, result, signal) => learner.suggest(project, task, result, signal) }
      : null;
  }, [model?.id, own, project]);
}
