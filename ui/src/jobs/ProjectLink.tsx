import { Link } from 'wouter';
import { useProject } from '../app/useProject';
import { useT } from '../i18n/I18n';

/** The name of a project as a way to it; its number until the name is there, and when it is gone. */
export function ProjectLink({ id }: { readonly id: number }) {
  const t = useT();
  const { data } = useProject(id);
  return (
    <Link href={`/projects/${id}`} dir="auto">
      {data ? data.title || t.projects.untitled : t.jobs.project(id)}
    </Link>
  );
}
