import { Link } from 'wouter';
import { Shell } from '../../app/Shell';
import { useProject } from '../../app/useProject';
import { LabelEditor } from '../../editor/LabelEditor';
import { useT } from '../../i18n/I18n';
import { NoProject } from '../NoProject';
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
import { WebhookSettings } from './webhooks/WebhookSettings';

/** The sections in the order of the menu; each gets the project. */
const SECTIONS = {
  general: GeneralSettings,
  labels: LabelEditor,
  queue: QueueSettings,
  roles: RoleSettings,
  assignments: AssignmentSettings,
  models: ModelSettings,
  webhooks: WebhookSettings,
  trash: TrashSettings,
  danger: DangerZone,
};

type Section = keyof typeof SECTIONS;

/** As the original calls its sections. */
const ALIASES: Readonly<Record<string, Section>> = { labeling: 'labels', ml: 'models' };

const sectionOf = (name: string): Section | null => ALIASES[name] ?? (name in SECTIONS ? (name as Section) : null);

export default function SettingsPage({ projectId, section }: { readonly projectId: number; readonly section: string }) {
  const t = useT();
  const { data: project, error } = useProject(projectId);
  const current = sectionOf(section);
  if (error || !current || !project)
    return <NoProject problem={error?.message ?? (current ? undefined : t.errors.notFoundText)} />;
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
