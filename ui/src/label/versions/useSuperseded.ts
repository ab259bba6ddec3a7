import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { learner } from '../../api/learner';

const FRESH_MS = 20_000;

/** Tells of a model's version whether another one of the same learner answers by now, so that what it said is old. */
export function useSuperseded(project: number): (version: string) => boolean {
  const { data } = useQuery({
    queryKey: ['predicted-versions', project],
    queryFn: () => learner.predictions(project),
    staleTime: FRESH_MS,
    retry: false,
  });
  return useMemo(() => {
    const old = new Set(data?.versions.filter(({ superseded }) => superseded).map(({ name }) => name));
    return (version) => old.has(version);
  }, [data]);
}
