import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FolderPlus, PenLine, Plus, Search, Trash2 } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import { projects } from '../api/server';
import type { Project } from '../api/types';
import { Shell } from '../app/Shell';
import { Tour } from '../app/Tour';
import { useTitle } from '../app/useTitle';
import { Empty, Meter, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { hueOf } from '../design/colour';
import { ReadArchive } from '../exports/ReadArchive';
import { useT } from '../i18n/I18n';
import { MoveIn } from '../movein/MoveIn';
import './pages.css';

/** It brings all templates along. */
const CreateProject = lazy(() => import('./CreateProject'));

export function ProjectsPage() {
  const t = useT();
  useTitle(t.projects.title);
  const [search, setSearch] = useState('');
  const title = useDeferredValue(search.trim());
  const [creating, setCreating] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['projects', title],
    queryFn: () => projects.list({ page_size: 100, ...(title ? { title } : {}) }),
    placeholderData: keepPreviousData,
  });
  const create = (
    <Button look="primary" icon={<Plus size={16} />} onClick={() => setCreating(true)} data-tour="create">
      {t.projects.create}
    </Button>
  );
  const isEmpty = data?.results.length === 0;
  return (
    <Shell>
      <div className="page-head">
        <h1>{t.projects.title}</h1>
        {!(isEmpty && title === '') && (
          <>
            <label className="search">
              <Search size={15} aria-hidden="true" />
              <input
                className="input"
                type="search"
                placeholder={t.common.search}
                aria-label={t.projects.searchLabel}
                value={search}
                onChange={(event) => setSearch(event.target.value)}
              />
            </label>
            {create}
          </>
        )}
      </div>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!data && !error && <Spinner label={t.common.loading} />}
      {isEmpty && title === '' && (
        <div className="card">
          <Empty art={<FolderPlus size={30} />} title={t.projects.emptyTitle} action={create}>
            {t.projects.empty}
          </Empty>
        </div>
      )}
      {title === '' && <MoveIn empty={isEmpty} />}
      {isEmpty && title !== '' && <p className="soft">{t.projects.noMatch}</p>}
      <ul className="project-grid">
        {data?.results.map((project) => (
          <ProjectCard key={project.id} project={project} />
        ))}
      </ul>
      <ReadArchive />
      <p className="page-foot">
        <Link href="/trash" className="row">
          <Trash2 size={14} aria-hidden="true" />
          {t.trash.title}
        </Link>
      </p>
      {creating && (
        <Suspense>
          <CreateProject onClose={() => setCreating(false)} />
        </Suspense>
      )}
      <Tour />
    </Shell>
  );
}

function ProjectCard({ project }: { readonly project: Project }) {
  const t = useT();
  const name = project.title || t.projects.untitled;
  const total = project.task_number ?? 0;
  const done = project.finished_task_number ?? 0;
  return (
    <li className="project-card card" style={{ '--hue': String(hueOf(name + project.id)) }}>
      <div className="project-top">
        <span className="project-mark" aria-hidden="true">
          {Array.from(name)[0]?.toUpperCase()}
        </span>
        <h2 className="cut grow">
          <Link href={`/projects/${project.id}`} className="project-link">
            {name}
          </Link>
        </h2>
      </div>
      <p className="project-text soft">{project.description}</p>
      <div className="stack" style={{ '--gap': '7px' }}>
        <div className="row project-numbers">
          <span className="numbers">{total === 0 ? t.projects.tasks(0) : t.projects.done(done, total)}</span>
          <span className="grow" />
          <span className="numbers faint">{total === 0 ? '' : `${Math.floor((done / total) * 100)} %`}</span>
        </div>
        <Meter value={total === 0 ? 0 : done / total} label={t.projects.progressOf(name)} />
      </div>
      <div className="row">
        <span className="faint grow">{t.projects.annotations(project.total_annotations_number ?? 0)}</span>
        <Link href={`/projects/${project.id}/label`} className="button small raised">
          <PenLine size={14} />
          {t.projects.label}
        </Link>
      </div>
    </li>
  );
}
