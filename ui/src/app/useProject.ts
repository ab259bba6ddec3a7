import { useQuery } from '@tanstack/react-query';
import { projects } from '../api/server';

/** A project as the server has it; every page of it asks under the same key. */
export const useProject = (id: number) =>
  useQuery({
    queryKey: ['project', id],
    queryFn: () => projects.get(id),
  });
