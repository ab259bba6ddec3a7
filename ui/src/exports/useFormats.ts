import { useQuery } from '@tanstack/react-query';
import { exports } from '../api/exports';
import type { Project } from '../api/types';

/** The formats of a project; which of them fit depends on its labels. */
export const useFormats = (project: Project) =>
  useQuery({
    queryKey: ['formats', project.id, project.label_config],
    queryFn: () => exports.formats(project.id),
  });
