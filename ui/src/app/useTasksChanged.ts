import { useQueryClient } from '@tanstack/react-query';

/** After tasks came or went: what is shown of their project is asked for once more. */
export function useTasksChanged(): (project: number) => void {
  const client = useQueryClient();
  return (project) => {
    for (const key of ['tasks', 'project', 'queue']) void client.invalidateQueries({ queryKey: [key, project] });
  };
}
