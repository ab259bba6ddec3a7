import { Link } from 'wouter';
import { Shell } from '../../app/Shell';
import { useTitle } from '../../app/useTitle';
import { useT } from '../../i18n/I18n';
import '../pages.css';
import { TrashList } from './TrashList';

/** Everything deleted in all projects, and whole projects. */
export default function TrashPage() {
  const t = useT();
  useTitle(t.trash.title);
  return (
    <Shell size={940}>
      <div className="page-head">
        <div className="grow">
          <nav aria-label={t.common.breadcrumb} className="crumb-line">
            <Link href="/projects">{t.projects.title}</Link>
          </nav>
          <h1>{t.trash.title}</h1>
        </div>
      </div>
      <div className="card section">
        <TrashList project={null} />
      </div>
    </Shell>
  );
}
