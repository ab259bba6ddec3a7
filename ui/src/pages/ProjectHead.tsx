import { PenLine } from 'lucide-react';
import { Link } from 'wouter';
import type { Project } from '../api/types';
import { useTitle } from '../app/useTitle';
import { useT } from '../i18n/I18n';

/** The head of a project's pages: its name, its tabs, and the way to the work. */
export function ProjectHead({
  project,
  tab,
  children,
}: {
  readonly project: Project;
  readonly tab: 'tasks' | 'dashboard' | 'review' | 'quality' | 'models' | 'jobs' | 'exports' | 'settings';
  readonly children?: React.ReactNode;
}) {
  const t = useT();
  const tabs = [
    ['tasks', `/projects/${project.id}`, t.tasks.tasks],
    ['dashboard', `/projects/${project.id}/dashboard`, t.dashboard.tab],
    ['review', `/projects/${project.id}/review`, t.adjudication.tab],
    ['quality', `/projects/${project.id}/quality`, t.quality.tab],
    ['models', `/projects/${project.id}/models`, t.learner.tab],
    ['jobs', `/projects/${project.id}/jobs`, t.jobs.title],
    ['exports', `/projects/${project.id}/exports`, t.exports.tab],
    ['settings', `/projects/${project.id}/settings`, t.tasks.settings],
  ] as const;
  useTitle(tabs.find(([name]) => name === tab)![2], project.title);
  return (
    <>
      <div className="page-head">
        <div className="grow">
          <nav aria-label={t.common.breadcrumb} className="crumb-line">
            <Link href="/projects">{t.projects.title}</Link>
          </nav>
          <h1 className="cut" dir="auto">
            {project.title || t.projects.untitled}
          </h1>
        </div>
        {children}
        <Link href={`/projects/${project.id}/label`} className="button primary" data-tour="label">
          <PenLine size={16} />
          {t.tasks.startLabelling}
        </Link>
      </div>
      <nav className="tabs" aria-label={project.title}>
        {tabs.map(([name, href, title]) => (
          <Link key={name} href={href} className="tab" aria-current={tab === name ? 'page' : undefined}>
            {title}
          </Link>
        ))}
      </nav>
    </>
  );
}
