import { useQuery } from '@tanstack/react-query';
import { roles } from '../api/tagloop';

/** Whether the person runs this project: everybody does while roles are off. False until it is known. */
export function useMayManage(project: number): boolean {
  const { data } = useQuery({ queryKey: ['roles', project], queryFn: () => roles.get(project), staleTime: 60_000 });
  return data !== undefined && (!data.enabled || data.mine === 'manager' || data.mine === 'owner');
}
