import { useQuery } from '@tanstack/react-query';
import { exports } from '../api/exports';
import type { Project } from '../api/types';
import { useFormats } from './useFormats';
import { allFormats } from './choice';

/** All formats that the server writes, and those of the original that hold nothing for text behind them. */
export function useOwnFormats(project: Project) {
  const listed = useFormats(project);
  const own = useQuery({
    queryKey: ['own-formats', project.id, project.label_config],
    queryFn: () => exports.ownFormats(project.id),
  });
  return {
    data: own.data && listed.data ? allFormats(own.data.formats, listed.data) : undefined,
    error: own.error ?? listed.error,
  };
}
