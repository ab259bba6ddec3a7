import { Check, CircleSlash } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Project, Task } from '../api/types';
import { useT } from '../i18n/I18n';
import { reasonText } from '../learner/reasonText';
import { samplerName } from '../learner/samplerName';
import { useReason } from '../learner/useTaskQueueState';
import { isAnswer } from '../outbox/parcel';
import { useOutbox } from '../outbox/useOutbox';
import { taskTitle } from './surroundings';
import type { TaskQueue } from './useTaskQueue';

const SHOWN_DONE = 6;

/** Where one is: what was done last, the open task, and what comes. */
export const QueuePanel = memo(function QueuePanel({
  project,
  queue,
  open,
}: {
  readonly project: Project;
  readonly queue: TaskQueue;
  readonly open: Task;
}) {
  const t = useT();
  const current = useRef<HTMLAnchorElement>(null);
  const { parcels } = useOutbox();
  const { data: told } = useReason(project.id, open.id);
  const why = told?.reason ? reasonText(t, told.reason, told.why) : null;
  useEffect(() => {
    // Newer browsers give a promise back, which is no clean-up.
    void current.current?.scrollIntoView({ block: 'nearest' });
  }, [open.id]);
  const upcoming = queue.upcoming.filter((task) => task.id !== open.id);
  const position = queue.upcoming.findIndex((task) => task.id === open.id);
  const waiting = new Set(parcels.filter(isAnswer).map((parcel) => parcel.task));
  const doneIds = new Set(queue.done.filter((entry) => entry.annotationId !== null).map((entry) => entry.taskId));
  const done = queue.done.filter((entry) => entry.annotationId !== null && entry.taskId !== open.id).slice(-SHOWN_DONE);
  const ahead = position > 0 ? [...upcoming.slice(position), ...upcoming.slice(0, position)] : upcoming;
  return (
    <nav className="queue-panel" aria-label={t.label.queue}>
      <header>
        <h2>{t.label.queue}</h2>
        <span className="faint" title={told?.note ?? undefined}>
          {told?.sampler ? samplerName(t, told.sampler) : t.samplingShort[project.sampling]}
        </span>
      </header>
      <ol>
        {done.map((entry) => (
          <li key={entry.taskId}>
            <Link href={`/projects/${project.id}/label/${entry.taskId}`} className="queue-item done">
              <span className="queue-id numbers">
                {entry.taskId}
                <Check size={13} aria-label={t.label.done} />
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link
            ref={current}
            href={`/projects/${project.id}/label/${open.id}`}
            className="queue-item current"
            aria-current="true"
          >
            <span className="queue-id numbers">
              {open.id}
              {scoreOf(open)}
            </span>
            <span className="queue-text" dir="auto">
              {taskTitle(open.data)}
            </span>
            {why && (
              <span className="queue-why" dir="auto">
                <span className="unseen">{t.order.why}: </span>
                {why}
              </span>
            )}
          </Link>
        </li>
        {ahead
          .filter((task) => !doneIds.has(task.id))
          .map((task) => (
            <li key={task.id}>
              <Link href={`/projects/${project.id}/label/${task.id}`} className="queue-item">
                <span className="queue-id numbers">
                  {task.id}
                  {waiting.has(task.id) ? <CircleSlash size={12} aria-label={t.outbox.waits} /> : scoreOf(task)}
                </span>
                <span className="queue-text" dir="auto">
                  {taskTitle(task.data)}
                </span>
              </Link>
            </li>
          ))}
      </ol>
    </nav>
  );
});

function scoreOf(task: Task) {
  const score = task.predictions_score ?? task.predictions?.at(-1)?.score;
  return score == null ? null : <span className="faint">{score.toFixed(2)}</span>;
}
