import { useQuery } from '@tanstack/react-query';
import { Columns3, Download, FileUp, Filter, Inbox, Search, UserCheck } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { columns as columnsApi, type BulkAction, type WireColumn } from '../api/datamanager';
import type { Project } from '../api/types';
import { Shell } from '../app/Shell';
import { useProject } from '../app/useProject';
import { Empty, Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { useT } from '../i18n/I18n';
import { AssignTasks } from '../pages/AssignTasks';
import { ImportDialog } from '../pages/ImportDialog';
import { NoProject } from '../pages/NoProject';
import '../pages/pages.css';
import { ProjectHead } from '../pages/ProjectHead';
import { ActionDialog } from './ActionDialog';
import { ActionsMenu } from './ActionsMenu';
import { columnsOf, moved, visibleColumns, arranged } from './columns';
import { ColumnsDialog } from './ColumnsDialog';
import { FilterPanel } from './FilterPanel';
import { chosenTasks, MOST_RANGE } from './range';
import { countOf, NONE, selectedItems, type Selection } from './selection';
import { queryOf } from './tab';
import { TabBar } from './TabBar';
import './table.css';
import { TaskDrawer } from './TaskDrawer';
import { TaskGrid, type TaskGridHandle } from './TaskGrid';
import { useMayReview, usePeople } from './usePeople';
import { usePlace } from './usePlace';
import { useTabs } from './useTabs';

const ExportDialog = lazy(() => import('../exports/ExportDialog'));

/** Wider than any screen: a table uses all there is. */
const PAGE_WIDTH = 3000;

/** Letters come faster than a list can follow. */
const TYPING_MS = 250;

/** The tasks of a project as a table: found, sorted, chosen, changed, imported, opened. */
export function TablePage({ projectId }: { readonly projectId: number }) {
  const { data: project, error } = useProject(projectId);
  const { data: wire, error: fault } = useQuery({
    queryKey: ['columns', projectId],
    queryFn: () => columnsApi.list(projectId),
    staleTime: 30_000,
  });
  // Which conditions are complete shows by the columns: nothing is asked before they are known.
  if (!project || !wire) return <NoProject problem={(error ?? fault)?.message} />;
  return <ProjectTable project={project} wire={wire} />;
}

type DialogName = 'import' | 'export' | 'assign' | 'columns';

function ProjectTable({ project, wire }: { readonly project: Project; readonly wire: readonly WireColumn[] }) {
  const t = useT();
  const [place, setPlace] = usePlace();
  const [total, setTotal] = useState<number>();
  const [selection, setSelection] = useState<Selection>(NONE);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [action, setAction] = useState<BulkAction | null>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const grid = useRef<TaskGridHandle>(null);
  const people = usePeople(project.id);
  const mayChange = useMayReview(project.id);

  const plain = useMemo(() => columnsOf(wire, []), [wire]);
  const open = (tab: number | null) => setPlace({ tab, row: 0 });
  const tabs = useTabs(project.id, place.tab, plain, open);
  const { tab } = tabs;
  const columns = useMemo(() => columnsOf(wire, tab.numbers), [wire, tab.numbers]);
  const shown = useMemo(() => visibleColumns(columns, tab), [columns, tab]);
  const asked = useMemo(() => queryOf(tab, columns), [tab, columns]);
  const query = useSettled(asked, TYPING_MS);

  // Other rows: what was chosen among the old ones is not chosen here.
  const rowsKey = JSON.stringify([query.filters, query.search, place.tab]);
  useEffect(() => setSelection(NONE), [rowsKey]);

  const isPlain = tab.filters.length === 0 && tab.search === '';
  const isEmpty = total === 0 && isPlain;
  const count = countOf(selection, total ?? 0);
  const importButton = (look: 'plain' | 'primary') => (
    <Button look={look} icon={<FileUp size={16} />} onClick={() => setDialog('import')}>
      {t.tasks.import}
    </Button>
  );
  const request = { ...query, selectedItems: selectedItems(selection) };
  const chosenIds = selection.all ? [] : [...selection.ids];
  return (
    <Shell size={PAGE_WIDTH}>
      <div className="table-page">
        <ProjectHead project={project} tab="tasks">
          {importButton('plain')}
          {!isEmpty && (
            <Button icon={<Download size={16} />} onClick={() => setDialog('export')}>
              {t.exports.open}
            </Button>
          )}
        </ProjectHead>
        {tabs.error && <p className="notice bad">{t.errors.failed(tabs.error.message)}</p>}
        {isEmpty && tabs.views.length === 0 && (
          <div className="card" style={{ marginBlockStart: 20 }}>
            <Empty art={<Inbox size={30} />} title={t.tasks.emptyTitle} action={importButton('primary')}>
              {t.tasks.empty}
            </Empty>
          </div>
        )}
        <div className="table-all" hidden={isEmpty && tabs.views.length === 0}>
          <TabBar tabs={tabs} mayChange={mayChange} onOpen={open} />
          <div className="table-tools">
            <label className="search">
              <Search size={15} aria-hidden="true" />
              <input
                className="input"
                type="search"
                placeholder={t.tasks.searchLabel}
                aria-label={t.tasks.searchLabel}
                value={tab.search}
                onChange={(event) => tabs.change({ search: event.target.value })}
              />
            </label>
            <Button
              icon={<Filter size={15} />}
              aria-expanded={filtersOpen}
              aria-controls="table-filters"
              onClick={() => setFiltersOpen(!filtersOpen)}
            >
              {t.table.filters}
              {tab.filters.length > 0 && <span className="count-badge numbers">{tab.filters.length}</span>}
            </Button>
            <Button icon={<Columns3 size={15} />} onClick={() => setDialog('columns')}>
              {t.table.columnsButton}
            </Button>
            <span className="grow" />
            {count > 0 && (
              <>
                <span className="soft numbers" role="status">
                  {t.tasks.selected(count)}
                </span>
                <Button size="small" icon={<UserCheck size={14} />} onClick={() => setDialog('assign')}>
                  {t.assignments.open}
                </Button>
                <ActionsMenu project={project.id} onChoose={setAction} />
              </>
            )}
            {total !== undefined && <span className="faint numbers table-total">{t.tasks.total(total)}</span>}
          </div>
          {filtersOpen && (
            <FilterPanel id="table-filters" tab={tab} columns={columns} people={people} onChange={tabs.change} />
          )}
          <div className="table-and-drawer">
            {tabs.isReady ? (
              <TaskGrid
                ref={grid}
                project={project}
                query={query}
                columns={shown}
                widths={tab.widths}
                ordering={tab.ordering}
                onOrder={(ordering) => tabs.change({ ordering })}
                onResize={(column, width) => tabs.change({ widths: { ...tab.widths, [column]: width } })}
                onMove={(column, to) =>
                  tabs.change({
                    order: moved(
                      arranged(columns, tab.order).map(({ id }) => id),
                      column,
                      to,
                    ),
                  })
                }
                selection={selection}
                onSelect={setSelection}
                onTotal={setTotal}
                startRow={place.row}
                onPlace={(row) => setPlace({ row })}
                opened={place.task}
                onOpen={(task) => setPlace({ task })}
              />
            ) : (
              <Spinner label={t.common.loading} />
            )}
            {place.task !== null && (
              <TaskDrawer
                project={project}
                taskId={place.task}
                onStep={(rows) => grid.current?.step(rows)}
                onClose={() => {
                  setPlace({ task: null });
                  grid.current?.focus();
                }}
              />
            )}
          </div>
        </div>
      </div>
      {dialog === 'import' && <ImportDialog project={project} onClose={() => setDialog(null)} />}
      {dialog === 'export' && (
        <Suspense>
          <ExportDialog project={project} selected={chosenIds} onClose={() => setDialog(null)} />
        </Suspense>
      )}
      {dialog === 'assign' && (
        <AssignTasks
          project={project}
          count={count}
          request={request}
          tasks={() => chosenTasks(project.id, query, selection, total ?? 0, t.table.rangeTooLong(MOST_RANGE))}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'columns' && (
        <ColumnsDialog tab={tab} columns={columns} onChange={tabs.change} onClose={() => setDialog(null)} />
      )}
      {action && (
        <ActionDialog
          project={project.id}
          action={action}
          request={request}
          onDone={() => setSelection(NONE)}
          onClose={() => setAction(null)}
        />
      )}
    </Shell>
  );
}

/** A query as it stands when nobody has changed it for a while. */
function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [key, ms]);
  return settled;
}
