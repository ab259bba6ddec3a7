import { Shell } from '../app/Shell';
import { useProject } from '../app/useProject';
import { useTitle } from '../app/useTitle';
import { useT } from '../i18n/I18n';
import { NoProject } from '../pages/NoProject';
import '../pages/pages.css';
import { ProjectHead } from '../pages/ProjectHead';
import { JobList } from './JobList';

/** Long work of all projects that one may see. */
export default function JobsPage() {
  const t = useT();
  useTitle(t.jobs.title);
  return (
    <Shell size={1040}>
      <div className="page-head">
        <div className="grow">
          <h1>{t.jobs.title}</h1>
          <p className="soft">{t.jobs.lead}</p>
        </div>
      </div>
      <JobList scope="all" />
    </Shell>
  );
}

/** Long work of one project. */
export function ProjectJobsPage({ projectId }: { readonly projectId: number }) {
  const { data: project, error } = useProject(projectId);
  if (error || !project) return <NoProject problem={error?.message} />;
  return (
    <Shell size={1040}>
      <ProjectHead project={project} tab="jobs" />
      <div className="jobs-page">
        <JobList scope={projectId} />
      </div>
    </Shell>
  );
}
