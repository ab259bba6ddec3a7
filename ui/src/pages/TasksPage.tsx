import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download, FileUp, Inbox, Search, Trash2, UserCheck } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState } from 'react';
import { tasks, type TaskFilter } from '../api/server';
import { Shell } from '../app/Shell';
import { useProject } from '../app/useProject';
import { Empty, Segmented } from '../design/bits';
import { Button, IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import { AssignTasks } from './AssignTasks';
import { DeleteTasks } from './DeleteTasks';
import { firstField } from './importing';
import { ImportDialog } from './ImportDialog';
import { NoProject } from './NoProject';
import './pages.css';
import { ProjectHead } from './ProjectHead';
import { TaskTable } from './TaskTable';

const ExportDialog = lazy(() => import('../exports/ExportDialog'));

type State = 'all' | 'open' | 'labelled' | 'skipped';

const PAGE_SIZE = 50;

const STATE_FILTERS: Record<State, readonly TaskFilter[]> = {
  all: [],
  open: [{ filter: 'filter:tasks:completed_at', operator: 'empty', type: 'Datetime', value: true }],
  labelled: [{ filter: 'filter:tasks:completed_at', operator: 'empty', type: 'Datetime', value: false }],
  skipped: [{ filter: 'filter:tasks:cancelled_annotations', operator: 'greater', type: 'Number', value: 0 }],
};

/** The tasks of a project: found, sorted, imported, thrown away. */
export function TasksPage({ projectId }: { readonly projectId: number }) {
  const t = useT();
  const [page, setPage] = useState(1);
  const [search, setSearch] = useState('');
  const [state, setState] = useState<State>('all');
  const [ordering, setOrdering] = useState('tasks:id');
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const [dialog, setDialog] = useState<'import' | 'export' | 'assign' | 'delete' | null>(null);
  const wanted = useDeferredValue(search.trim());

  const { data: project, error } = useProject(projectId);
  const field = firstField(project?.label_config ?? '');
  const filters: TaskFilter[] = [
    ...STATE_FILTERS[state],
    ...(wanted ? [{ filter: `filter:tasks:data.${field}`, operator: 'contains', type: 'String', value: wanted }] : []),
  ];
  const { data, error: listError } = useQuery({
    queryKey: ['tasks', projectId, page, state, wanted, ordering],
    queryFn: () => tasks.list(projectId, page, PAGE_SIZE, { filters, ordering }),
    placeholderData: keepPreviousData,
    enabled: project !== undefined,
  });

  if (error || !project) return <NoProject problem={error?.message} />;
  const total = data?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const fresh =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPage(1);
      setSelected(new Set());
    };
  const isEmpty = data !== undefined && total === 0 && state === 'all' && wanted === '';
  const importButton = (
    <Button icon={<FileUp size={16} />} onClick={() => setDialog('import')}>
      {t.tasks.import}
    </Button>
  );
  return (
    <Shell size={1320}>
      <ProjectHead project={project} tab="tasks">
        {importButton}
        {!isEmpty && (
          <Button icon={<Download size={16} />} onClick={() => setDialog('export')}>
            {t.exports.open}
          </Button>
        )}
      </ProjectHead>
      {isEmpty ? (
        <div className="card" style={{ marginBlockStart: 20 }}>
          <Empty
            art={<Inbox size={30} />}
            title={t.tasks.emptyTitle}
            action={
              <Button look="primary" icon={<FileUp size={16} />} onClick={() => setDialog('import')}>
                {t.tasks.import}
              </Button>
            }
          >
            {t.tasks.empty}
          </Empty>
        </div>
      ) : (
        <>
          <div className="table-tools">
            <Segmented
              label={t.tasks.filter}
              value={state}
              onChange={fresh(setState)}
              options={[
                ['all', t.tasks.all],
                ['open', t.tasks.open],
                ['labelled', t.tasks.labelled],
                ['skipped', t.tasks.skipped],
              ]}
            />
            <label className="search">
              <Search size={15} aria-hidden="true" />
              <input
                className="input"
                type="search"
                placeholder={t.tasks.searchLabel}
                aria-label={t.tasks.searchLabel}
                value={search}
                onChange={(event) => fresh(setSearch)(event.target.value)}
              />
            </label>
            <span className="grow" />
            {selected.size > 0 && (
              <>
                <span className="soft numbers">{t.tasks.selected(selected.size)}</span>
                <Button size="small" icon={<UserCheck size={14} />} onClick={() => setDialog('assign')}>
                  {t.assignments.open}
                </Button>
                <Button size="small" look="danger" icon={<Trash2 size={14} />} onClick={() => setDialog('delete')}>
                  {t.tasks.deleteSelected}
                </Button>
              </>
            )}
            <span className="faint numbers">{t.tasks.total(total)}</span>
          </div>
          {listError && <p className="notice bad">{t.errors.failed(listError.message)}</p>}
          {data && data.tasks.length === 0 ? (
            <p className="soft table-none">{t.tasks.noMatch}</p>
          ) : (
            data && (
              <TaskTable
                project={project}
                rows={data.tasks}
                ordering={ordering}
                onOrder={fresh(setOrdering)}
                selected={selected}
                onSelect={setSelected}
              />
            )
          )}
          {pages > 1 && (
            <nav className="row pager" aria-label={t.tasks.page(page, pages)}>
              <IconButton label={t.common.previous} disabled={page === 1} onClick={() => setPage(page - 1)}>
                ‹
              </IconButton>
              <span className="numbers">{t.tasks.page(page, pages)}</span>
              <IconButton label={t.common.next} disabled={page >= pages} onClick={() => setPage(page + 1)}>
                ›
              </IconButton>
            </nav>
          )}
        </>
      )}
      {dialog === 'import' && <ImportDialog project={project} onClose={() => setDialog(null)} />}
      {dialog === 'export' && (
        <Suspense>
          <ExportDialog project={project} selected={[...selected]} onClose={() => setDialog(null)} />
        </Suspense>
      )}
      {dialog === 'assign' && <AssignTasks project={project} ids={[...selected]} onClose={() => setDialog(null)} />}
      {dialog === 'delete' && (
        <DeleteTasks
          project={project}
          ids={[...selected]}
          onClose={() => setDialog(null)}
          onDeleted={() => setSelected(new Set())}
        />
      )}
    </Shell>
  );
}
