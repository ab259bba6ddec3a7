import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { projects } from '../../api/server';
import { Shell } from '../../app/Shell';
import { Empty, Spinner } from '../../design/bits';
import { LabelEditor } from '../../editor/LabelEditor';
import { useT } from '../../i18n/I18n';
import '../pages.css';
import { ProjectHead } from '../ProjectHead';
import { AssignmentSettings } from './AssignmentSettings';
import { DangerZone } from './DangerZone';
import { GeneralSettings } from './GeneralSettings';
import { ModelSettings } from './models/ModelSettings';
import { QueueSettings } from './QueueSettings';
import { RoleSettings } from './RoleSettings';
import './settings.css';
import { TrashSettings } from './TrashSettings';

/** The sections in the order of the menu; each gets the project. */
const SECTIONS = {
  general: GeneralSettings,
  labels: LabelEditor,
  queue: QueueSettings,
  roles: RoleSettings,
  assignments: AssignmentSettings,
  models: ModelSettings,
  trash: TrashSettings,
  danger: DangerZone,
};

type Section = keyof typeof SECTIONS;

/** As the original calls its sections. */
const ALIASES: Readonly<Record<string, Section>> = { labeling: 'labels', ml: 'models' };

const sectionOf = (name: string): Section | null => ALIASES[name] ?? (name in SECTIONS ? (name as Section) : null);

export default function SettingsPage({ projectId, section }: { readonly projectId: number; readonly section: string }) {
  const t = useT();
  const { data: project, error } = useQuery({
    queryKey: ['project', projectId],
    queryFn: () => projects.get(projectId),
  });
  const current = sectionOf(section);
  if (error || !current)
    return (
      <Shell>
        <Empty main art={<TriangleAlert size={30} />} title={t.errors.notFound}>
          {error?.message ?? t.errors.notFoundText}
        </Empty>
      </Shell>
    );
  if (!project)
    return (
      <Shell>
        <Spinner label={t.common.loading} />
      </Shell>
    );
  const Body = SECTIONS[current];
  return (
    <Shell size={current === 'labels' ? 1440 : 1160}>
      <ProjectHead project={project} tab="settings" />
      <div className="settings">
        <nav className="settings-menu" aria-label={t.settings.title}>
          {(Object.keys(SECTIONS) as Section[]).map((name) => (
            <Link
              key={name}
              href={`/projects/${projectId}/settings/${name}`}
              className={`menu-item ${name === 'danger' ? 'danger' : ''}`}
              aria-current={current === name ? 'page' : undefined}
            >
              {t.settings[name]}
            </Link>
          ))}
        </nav>
        <div className="settings-body">
          <Body key={project.id} project={project} />
        </div>
      </div>
    </Shell>
  );
}
