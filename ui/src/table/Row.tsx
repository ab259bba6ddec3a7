import { memo, type MouseEvent } from 'react';
import type { Project, Task } from '../api/types';
import { useT } from '../i18n/I18n';
import { Cell } from './Cell';
import type { Column } from './columns';

export interface RowProps {
  /** Counted from 0. */
  readonly row: number;
  /** Undefined while it is on its way. */
  readonly task: Task | undefined;
  /** Pixels below the upper end of the track. */
  readonly position: number;
  readonly columns: readonly Column[];
  readonly template: string;
  readonly project: Project;
  readonly people: ReadonlyMap<number, string>;
  readonly chosen: boolean;
  /** The column that the keyboard is at, counted with the box; null when it is at another row. */
  readonly active: number | null;
  readonly opened: boolean;
  readonly gridId: string;
  readonly onClick: (row: number, column: number, event: MouseEvent) => void;
}

/** One task. Keys belong to the grid: nothing in a row takes the focus. */
export const Row = memo(function Row(props: RowProps) {
  const { row, task, position, columns, template, project, people, chosen, active, opened, gridId, onClick } = props;
  const t = useT();
  const cell = (column: number) => ({
    role: 'gridcell',
    id: `${gridId}-${row}-${column}`,
    'aria-colindex': column + 1,
    'data-active': active === column ? '' : undefined,
    onClick: (event: MouseEvent) => onClick(row, column, event),
  });
  return (
    <div
      role="row"
      className="grid-row"
      aria-rowindex={row + 2}
      aria-selected={chosen}
      data-task={task?.id}
      data-active={active === null ? undefined : ''}
      data-opened={opened ? '' : undefined}
      style={{ transform: `translateY(${position}px)`, gridTemplateColumns: template }}
    >
      <span {...cell(0)} className="grid-cell box-cell">
        {task && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t.tasks.select(task.id)}
            checked={chosen}
            onChange={() => undefined}
          />
        )}
      </span>
      {columns.map((column, index) => (
        <span key={column.id} {...cell(index + 1)} className={`grid-cell ${column.cell}-cell`} data-column={column.id}>
          {task ? (
            column.cell === 'task' ? (
              <span className="numbers task-number">{task.id}</span>
            ) : (
              <Cell column={column} task={task} project={project} people={people} />
            )
          ) : (
            <span className="bone" />
          )}
        </span>
      ))}
    </div>
  );
});
