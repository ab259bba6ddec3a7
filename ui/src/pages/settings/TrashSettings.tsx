import type { Project } from '../../api/types';
import { useT } from '../../i18n/I18n';
import { TrashList } from '../trash/TrashList';

/** What was deleted in this project. */
export function TrashSettings({ project }: { readonly project: Project }) {
  const t = useT();
  return (
    <section className="card section">
      <h2>{t.settings.trash}</h2>
      <TrashList project={project.id} />
    </section>
  );
}
