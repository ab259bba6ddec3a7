import { ArrowDown, ArrowUp } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import type { Project, Task } from '../api/types';
import { useSpeech } from '../i18n/I18n';
import { taskTitle } from '../label/surroundings';

export interface TaskTableProps {
  readonly project: Project;
  readonly rows: readonly Task[];
  /** As the server takes it: `tasks:id`, or with a minus for the other direction. */
  readonly ordering: string;
  readonly onOrder: (ordering: string) => void;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (selected: ReadonlySet<number>) => void;
}

export function TaskTable({ project, rows, ordering, onOrder, selected, onSelect }: TaskTableProps) {
  const { t, language } = useSpeech();
  const [, go] = useLocation();
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const toggle = (id: number) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  const allChosen = rows.length > 0 && rows.every((task) => selected.has(task.id));
  const head = (column: string, title: string, className = '') => {
    const key = `tasks:${column}`;
    const direction = ordering === key ? 'ascending' : ordering === `-${key}` ? 'descending' : undefined;
    return (
      <th scope="col" aria-sort={direction} className={className}>
        <button
          type="button"
          className="sort"
          title={t.tasks.sortBy(title)}
          onClick={() => onOrder(ordering === key ? `-${key}` : key)}
        >
          {title}
          {direction === 'ascending' ? (
            <ArrowUp size={13} aria-hidden="true" />
          ) : direction === 'descending' ? (
            <ArrowDown size={13} aria-hidden="true" />
          ) : null}
        </button>
      </th>
    );
  };
  return (
    <div className="card table-card">
      <table className="task-table">
        <thead>
          <tr>
            <th scope="col" className="check-cell">
              <input
                type="checkbox"
                aria-label={t.tasks.selectAll}
                checked={allChosen}
                onChange={() => onSelect(allChosen ? new Set() : new Set(rows.map((task) => task.id)))}
              />
            </th>
            {head('id', t.tasks.id, 'number-cell')}
            <th scope="col">{t.tasks.text}</th>
            {head('total_annotations', t.tasks.annotations, 'number-cell')}
            {head('predictions_score', t.tasks.score, 'number-cell')}
            <th scope="col">{t.tasks.state}</th>
            {head('updated_at', t.tasks.updated)}
          </tr>
        </thead>
        <tbody>
          {rows.map((task) => {
            const href = `/projects/${project.id}/label/${task.id}`;
            return (
              <tr
                key={task.id}
                className={selected.has(task.id) ? 'chosen' : ''}
                onClick={(event) => !(event.target as HTMLElement).closest('a, input, button') && go(href)}
              >
                <td className="check-cell">
                  <input
                    type="checkbox"
                    aria-label={t.tasks.select(task.id)}
                    checked={selected.has(task.id)}
                    onChange={() => toggle(task.id)}
                  />
                </td>
                <td className="number-cell numbers">
                  <Link href={href}>{task.id}</Link>
                </td>
                <td className="text-cell" dir="auto">
                  {taskTitle(task.data)}
                </td>
                <td className="number-cell numbers">
                  {task.total_annotations}
                  {task.overlap > 1 && <span className="faint"> / {task.overlap}</span>}
                </td>
                <td className="number-cell numbers">
                  {task.predictions_score?.toFixed(2) ?? (task.total_predictions > 0 ? '•' : '')}
                </td>
                <td>
                  {task.is_labeled ? (
                    <span className="pill good">{t.tasks.labelled}</span>
                  ) : task.cancelled_annotations > 0 ? (
                    <span className="pill warn">{t.tasks.skipped}</span>
                  ) : (
                    <span className="pill">{t.tasks.open}</span>
                  )}
                </td>
                <td className="faint date-cell">{date.format(new Date(task.updated_at))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
