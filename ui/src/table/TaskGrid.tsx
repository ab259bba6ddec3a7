import {
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type Ref,
} from 'react';
import type { ListQuery } from '../api/datamanager';
import type { Project } from '../api/types';
import { Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import type { Column } from './columns';
import { HeadRow } from './HeadRow';
import { idsBetween, MOST_RANGE } from './range';
import { Row } from './Row';
import { rowPosition, rowsInView, trackSize } from './scroll';
import { countOf, EVERY, isSelected, NONE, toggled, withTasks, type Selection } from './selection';
import { usePeople } from './usePeople';
import { useRows } from './useRows';
import { useScroll } from './useScroll';

const ROW_SIZE = 40;
const HEAD_SIZE = 38;
const BOX_SIZE = 44;
/** Rows beyond the window that are drawn, so that scrolling shows no gaps. */
const MORE_ROWS = 8;

export interface TaskGridProps {
  readonly project: Project;
  readonly query: ListQuery;
  readonly columns: readonly Column[];
  /** Columns whose width somebody chose. */
  readonly widths: Readonly<Record<string, number>>;
  readonly ordering: string | null;
  readonly onOrder: (ordering: string | null) => void;
  readonly onResize: (column: string, width: number) => void;
  readonly onMove: (column: string, to: string) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onTotal: (total: number) => void;
  /** The first row in view when the table opens. */
  readonly startRow: number;
  readonly onPlace: (row: number) => void;
  /** The task that is open beside the table. */
  readonly opened: number | null;
  readonly onOpen: (task: number | null) => void;
  readonly ref?: Ref<TaskGridHandle>;
}

export interface TaskGridHandle {
  /** Opens the task some rows further. */
  step(rows: number): void;
  focus(): void;
}

/** Tasks as a grid of any length: only the rows in view exist. Arrow keys move, Space chooses, Enter opens. */
export function TaskGrid(props: TaskGridProps) {
  const { project, query, widths, selection, onSelect, onTotal, opened, onOpen, ref } = props;
  const t = useT();
  const say = useToast();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const people = usePeople(project.id);
  const [resizing, setResizing] = useState<Readonly<Record<string, number>>>({});
  const [active, setActive] = useState({ row: 0, column: 1 });
  const anchor = useRef(0);
  const [total, setTotal] = useState(0);

  const columns = useMemo(
    () =>
      props.columns.map((column) => {
        const width = resizing[column.id] ?? widths[column.id];
        return width === undefined ? column : { ...column, width };
      }),
    [props.columns, widths, resizing],
  );
  const template = useMemo(
    () =>
      [
        `${BOX_SIZE}px`,
        ...columns.map(({ id, dataKey, width }) =>
          // A text takes what is left, until somebody says how wide it is.
          dataKey !== null && widths[id] === undefined && resizing[id] === undefined
            ? `minmax(${width}px, 1fr)`
            : `${width}px`,
        ),
      ].join(' '),
    [columns, widths, resizing],
  );
  const size = BOX_SIZE + columns.reduce((sum, { width }) => sum + width, 0);

  const scroll = useScroll(scroller, total, ROW_SIZE, HEAD_SIZE);
  const { track, place } = scroll;
  const inView = rowsInView(track, place, MORE_ROWS);
  const rows = useRows(project.id, query, inView);

  useLayoutEffect(() => {
    if (rows.total === undefined) return;
    setTotal(rows.total);
    onTotal(rows.total);
  }, [rows.total, onTotal]);
  useStartRow(total, props.startRow, scroll.start, (row) => setActive({ row, column: 1 }));
  useOtherList(query, () => {
    setActive({ row: 0, column: 1 });
    anchor.current = 0;
    scroll.start(0);
  });
  usePlaceReport(Math.floor(place.top / ROW_SIZE), props.onPlace);

  const open = (row: number) => {
    const task = rows.at(row);
    if (task) onOpen(task.id);
  };
  const pending = useRef<number | null>(null);
  const moveTo = (row: number, column: number, opens: boolean) => {
    const next = Math.min(Math.max(row, 0), Math.max(0, total - 1));
    setActive({ row: next, column: Math.min(Math.max(column, 0), columns.length) });
    scroll.reveal(next);
    revealColumn(scroller.current!, columns, column);
    if (opens) pending.current = next;
  };
  // The task of a row that was not there yet opens when it arrives.
  useEffect(() => {
    if (pending.current === null) return;
    const task = rows.at(pending.current);
    if (!task) return;
    pending.current = null;
    onOpen(task.id);
  });
  useImperativeHandle(ref, () => ({
    step: (by) => moveTo(active.row + by, active.column, true),
    focus: () => scroller.current?.focus(),
  }));

  const chooseRange = async (from: number, to: number) => {
    if (Math.abs(to - from) >= MOST_RANGE) {
      say(t.table.rangeTooLong(MOST_RANGE));
      return;
    }
    try {
      const ids = await idsBetween(project.id, query, rows.at, Math.min(from, to), Math.max(from, to));
      onSelect(withTasks(selection, ids, true));
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
  };
  const toggle = (row: number) => {
    const task = rows.at(row);
    anchor.current = row;
    if (task) onSelect(toggled(selection, task.id));
  };
  const onClick = useLatest((row: number, column: number, event: MouseEvent) => {
    setActive({ row, column });
    if (event.shiftKey) void chooseRange(anchor.current, row);
    else if (column === 0 || event.ctrlKey || event.metaKey) toggle(row);
    else open(row);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || event.altKey) return;
    const { row, column } = active;
    const page = Math.max(1, Math.floor(track.view / ROW_SIZE) - 1);
    const far = event.ctrlKey || event.metaKey;
    const go = (nextRow: number, nextColumn = column) => {
      moveTo(nextRow, nextColumn, opened !== null);
      if (event.shiftKey && nextRow !== row)
        void chooseRange(anchor.current, Math.min(Math.max(nextRow, 0), total - 1));
      else if (nextRow !== row) anchor.current = Math.min(Math.max(nextRow, 0), total - 1);
    };
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(row + 1),
      ArrowUp: () => go(row - 1),
      ArrowRight: () => go(row, column + 1),
      ArrowLeft: () => go(row, column - 1),
      PageDown: () => go(row + page),
      PageUp: () => go(row - page),
      Home: () => go(far ? 0 : row, far ? column : 0),
      End: () => go(far ? total - 1 : row, far ? column : columns.length),
      ' ': () => toggle(row),
      Enter: () => open(row),
      Escape: () => (opened === null ? onSelect(NONE) : onOpen(null)),
      ...(far ? { a: () => onSelect(EVERY) } : {}),
    };
    const act = keys[event.key];
    if (!act || total === 0) return;
    event.preventDefault();
    act();
  };

  const chosen = countOf(selection, total);
  const drawn = Array.from({ length: inView.end - inView.first }, (_, index) => inView.first + index);
  const isActiveDrawn = active.row >= inView.first && active.row < inView.end;
  return (
    <div className="card grid-card">
      <div
        ref={scroller}
        role="grid"
        className="task-grid"
        tabIndex={0}
        aria-label={t.tasks.tasks}
        aria-multiselectable="true"
        aria-rowcount={total + 1}
        aria-colcount={columns.length + 1}
        aria-busy={rows.isStale}
        aria-activedescendant={isActiveDrawn ? `${gridId}-${active.row}-${active.column}` : undefined}
        data-stale={rows.isStale ? '' : undefined}
        style={{ '--grid-size': `${size}px`, '--row-size': `${ROW_SIZE}px`, '--head-size': `${HEAD_SIZE}px` }}
        onScroll={scroll.onScroll}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className="grid-heads">
          <HeadRow
            columns={columns}
            template={template}
            ordering={props.ordering}
            onOrder={props.onOrder}
            onResize={(column, width, done) => {
              if (done) {
                setResizing(({ [column]: _old, ...rest }) => rest);
                props.onResize(column, width);
              } else setResizing((old) => ({ ...old, [column]: width }));
            }}
            onMove={props.onMove}
            chosen={chosen === 0 ? 'none' : chosen === total ? 'all' : 'some'}
            onChooseAll={() => onSelect(chosen === total ? NONE : EVERY)}
          />
        </div>
        <div role="rowgroup" className="grid-space" style={{ blockSize: trackSize(track) }}>
          {drawn.map((row) => {
            const task = rows.at(row);
            return (
              <Row
                key={row}
                row={row}
                task={task}
                position={rowPosition(track, place, row)}
                columns={columns}
                template={template}
                project={project}
                people={people}
                chosen={task !== undefined && isSelected(selection, task.id)}
                active={row === active.row ? active.column : null}
                opened={task !== undefined && task.id === opened}
                gridId={gridId}
                onClick={onClick}
              />
            );
          })}
        </div>
      </div>
      {rows.total === undefined && !rows.error && (
        <div className="grid-cover">
          <Spinner label={t.common.loading} />
        </div>
      )}
      {rows.total === 0 && !rows.isStale && !rows.error && <p className="soft grid-none">{t.tasks.noMatch}</p>}
      {rows.error && (
        <div className="notice bad grid-fault" role="alert">
          <span className="grow">{t.errors.failed(rows.error.message)}</span>
          <Button size="small" onClick={rows.retry}>
            {t.common.tryAgain}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A function that keeps its identity and does what it was last told. */
function useLatest<A extends readonly unknown[]>(work: (...values: A) => void): (...values: A) => void {
  const latest = useRef(work);
  latest.current = work;
  const [steady] = useState(
    () =>
      (...values: A) =>
        latest.current(...values),
  );
  return steady;
}

/** Goes to the row of the address once, when there are rows. */
function useStartRow(total: number, row: number, start: (row: number) => void, then: (row: number) => void) {
  const done = useRef(row === 0);
  useLayoutEffect(() => {
    if (done.current || total === 0) return;
    done.current = true;
    const first = Math.min(row, total - 1);
    start(first);
    then(first);
  }, [total]);
}

/** Another question begins at its first row. */
function useOtherList(query: ListQuery, begin: () => void) {
  const key = JSON.stringify(query);
  const last = useRef(key);
  useLayoutEffect(() => {
    if (last.current === key) return;
    last.current = key;
    begin();
  }, [key]);
}

/** Tells the row at the upper edge when scrolling has come to rest. */
function usePlaceReport(row: number, report: (row: number) => void) {
  const latest = useRef(report);
  latest.current = report;
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => latest.current(row), 250);
    return () => clearTimeout(timer);
  }, [row]);
}

/** Brings a column into view beside the ones that stay. */
function revealColumn(scroller: HTMLElement, columns: readonly Column[], column: number) {
  if (column === 0) return;
  const cells = [...scroller.querySelectorAll<HTMLElement>('.grid-title')];
  const cell = cells[Math.min(column, columns.length)];
  if (!cell || getComputedStyle(cell).position === 'sticky') return;
  const fixed = cells.reduce(
    (sum, one) => sum + (getComputedStyle(one).position === 'sticky' ? one.offsetWidth : 0),
    0,
  );
  const { offsetLeft: left, offsetWidth: width } = cell;
  if (left < scroller.scrollLeft + fixed) scroller.scrollLeft = left - fixed;
  else if (left + width > scroller.scrollLeft + scroller.clientWidth)
    scroller.scrollLeft = left + width - scroller.clientWidth;
}
