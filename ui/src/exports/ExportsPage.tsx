import { useQuery } from '@tanstack/react-query';
import { Download, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { projects } from '../api/server';
import { Shell } from '../app/Shell';
import { Empty, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import '../pages/pages.css';
import { ProjectHead } from '../pages/ProjectHead';
import ExportDialog from './ExportDialog';
import './exports.css';
import { Snapshots } from './Snapshots';

/** What leaves a project: a file now, and snapshots that the server keeps. */
export default function ExportsPage({ projectId }: { readonly projectId: number }) {
  const t = useT();
  const [exporting, setExporting] = useState(false);
  const { data: project, error } = useQuery({
    queryKey: ['project', projectId],
    queryFn: () => projects.get(projectId),
  });
  if (error)
    return (
      <Shell>
        <Empty main art={<TriangleAlert size={30} />} title={t.errors.notFound}>
          {error.message}
        </Empty>
      </Shell>
    );
  if (!project)
    return (
      <Shell>
        <Spinner label={t.common.loading} />
      </Shell>
    );
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
      </div>
      {exporting && <ExportDialog project={project} selected={[]} onClose={() => setExporting(false)} />}
    </Shell>
  );
}
