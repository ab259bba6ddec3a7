import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, useState, type PointerEvent } from 'react';
import { useT } from '../i18n/I18n';
import { titleOf } from './titles';
import type { Column } from './columns';

export interface HeadRowProps {
  readonly columns: readonly Column[];
  readonly template: string;
  readonly ordering: string | null;
  readonly onOrder: (ordering: string | null) => void;
  readonly onResize: (column: string, width: number, done: boolean) => void;
  /** Puts a column in the place of another. */
  readonly onMove: (column: string, to: string) => void;
  /** All rows chosen, some, or none. */
  readonly chosen: 'all' | 'some' | 'none';
  readonly onChooseAll: () => void;
}

const NARROWEST = 56;
const WIDEST = 1600;

/** The names of the columns: a click orders by them, dragging one moves it, dragging its edge makes it wider. */
export function HeadRow(props: HeadRowProps) {
  const { columns, template, ordering, onOrder, onResize, onMove, chosen, onChooseAll } = props;
  const t = useT();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const next = (column: Column) =>
    ordering === column.id ? `-${column.id}` : ordering === `-${column.id}` ? null : column.id;
  return (
    <div role="row" className="grid-head" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      <span role="columnheader" aria-colindex={1} className="grid-title box-cell">
        <input
          ref={(box) => {
            if (box) box.indeterminate = chosen === 'some';
          }}
          type="checkbox"
          aria-label={t.table.selectAll}
          checked={chosen === 'all'}
          onChange={onChooseAll}
        />
      </span>
      {columns.map((column, index) => {
        const direction =
          ordering === column.id ? 'ascending' : ordering === `-${column.id}` ? 'descending' : undefined;
        const title = titleOf(t, column);
        return (
          <span
            key={column.id}
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={direction}
            className="grid-title"
            data-column={column.id}
            data-over={over === column.id && dragged !== column.id ? '' : undefined}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(column.id);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null && dragged !== column.id) onMove(dragged, column.id);
            }}
          >
            <button
              type="button"
              className="sort"
              title={t.tasks.sortBy(title)}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData('text/plain', column.id);
                event.dataTransfer.effectAllowed = 'move';
                setDragged(column.id);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onClick={() => onOrder(next(column))}
            >
              <span className="cut">{title}</span>
              {direction === 'ascending' && <ArrowUp size={13} aria-hidden="true" />}
              {direction === 'descending' && <ArrowDown size={13} aria-hidden="true" />}
            </button>
            <Edge width={column.width} onResize={(width, done) => onResize(column.id, width, done)} />
          </span>
        );
      })}
    </div>
  );
}

/** The edge to drag; widths can be typed in the list of columns, too. */
function Edge({
  width,
  onResize,
}: {
  readonly width: number;
  readonly onResize: (width: number, done: boolean) => void;
}) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const at = (event: PointerEvent) => {
    const { x, width: old } = start.current!;
    const step = getComputedStyle(event.currentTarget).direction === 'rtl' ? x - event.clientX : event.clientX - x;
    return Math.round(Math.min(WIDEST, Math.max(NARROWEST, old + step)));
  };
  return (
    <span
      className="grid-edge"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => start.current && onResize(at(event), false)}
      onPointerUp={(event) => {
        if (!start.current) return;
        onResize(at(event), true);
        start.current = null;
      }}
    />
  );
}
