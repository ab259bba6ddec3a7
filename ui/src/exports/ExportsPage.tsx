import { Download } from 'lucide-react';
import { useState } from 'react';
import { Shell } from '../app/Shell';
import { useProject } from '../app/useProject';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import { NoProject } from '../pages/NoProject';
import '../pages/pages.css';
import { ProjectHead } from '../pages/ProjectHead';
import { ArchiveCard } from './ArchiveCard';
import ExportDialog from './ExportDialog';
import './exports.css';
import { Snapshots } from './Snapshots';

/** What leaves a project: a file now, and snapshots that the server keeps. */
export default function ExportsPage({ projectId }: { readonly projectId: number }) {
  const t = useT();
  const [exporting, setExporting] = useState(false);
  const { data: project, error } = useProject(projectId);
  if (error || !project) return <NoProject problem={error?.message} />;
  return (
    <Shell size={1040}>
      <ProjectHead project={project} tab="exports" />
      <div className="stack exports-page" style={{ '--gap': '18px' }}>
        <section className="card section export-now">
          <div className="grow">
            <h2>{t.exports.nowTitle}</h2>
            <p className="soft">{t.exports.nowText}</p>
          </div>
          <Button icon={<Download size={16} />} onClick={() => setExporting(true)}>
            {t.exports.open}
          </Button>
        </section>
        <Snapshots project={project} />
        <ArchiveCard project={project.id} />
      </div>
      {exporting && <ExportDialog project={project} selected={[]} onClose={() => setExporting(false)} />}
    </Shell>
  );
}
