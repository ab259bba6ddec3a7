import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { nameOf, roles } from '../api/tagloop';

/** Names of the people of a project by the ids of their accounts. */
export function usePeople(project: number): ReadonlyMap<number, string> {
  const { data } = useQuery({ queryKey: ['roles', project], queryFn: () => roles.get(project), staleTime: 60_000 });
  return useMemo(() => new Map(data?.members.map(({ user }) => [user.id, nameOf(user)!])), [data]);
}

/** Whether the person may change what all see, such as tabs: everybody but those who only annotate. */
export function useMayReview(project: number): boolean {
  const { data } = useQuery({ queryKey: ['roles', project], queryFn: () => roles.get(project), staleTime: 60_000 });
  return data !== undefined && (!data.enabled || data.mine !== 'annotator');
}
