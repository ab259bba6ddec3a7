import { CloudOff, PartyPopper } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Project, Task, User } from '../api/types';
import { BarePage } from '../app/BarePage';
import { ProblemPage } from '../app/ProblemPage';
import { useUser } from '../app/session';
import { useProject } from '../app/useProject';
import { XmlError } from '../config/xml';
import { Empty, Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import { ReviewNotice } from '../reviews/ReviewNotice';
import { LabelScreen } from './LabelScreen';
import { openTask, type OpenedTask } from './openTask';
import { surroundingsOrFault } from './surroundings';
import { useTask, useTaskQueue, type TaskQueue } from './useTaskQueue';
import { neighbourOf, visit, visited } from './visited';

/** `/projects/1/label` asks for the next task, `/projects/1/label/7` opens one. */
export default function LabelPage({
  projectId,
  taskId,
}: {
  readonly projectId: number;
  readonly taskId: number | null;
}) {
  const t = useT();
  const user = useUser();
  const { data: project, error } = useProject(projectId);
  // A refresh that fails takes nothing away: the work goes on with what is here.
  if (error && !project) return <ProblemPage title={t.errors.notFound} detail={error.message} />;
  if (!project)
    return (
      <BarePage>
        <Spinner label={t.common.loading} />
      </BarePage>
    );
  return <ProjectStream project={project} user={user} taskId={taskId} />;
}

function ProjectStream({
  project,
  user,
  taskId,
}: {
  readonly project: Project;
  readonly user: User;
  readonly taskId: number | null;
}) {
  const t = useT();
  const [, go] = useLocation();
  const search = new URLSearchParams(useSearch());
  const wanted = Number(search.get('annotation')) || null;
  const back = wanted !== null && search.has('review') ? `/projects/${project.id}/reviews/${wanted}` : null;
  const queue = useTaskQueue(project);
  const [end, setEnd] = useState<'empty' | 'offline' | null>(null);
  const { data: task, error, refetch } = useTask(project.id, taskId);
  const [generation, setGeneration] = useState(0);

  const advance = useCallback(async () => {
    const next = await queue.next(taskId);
    queue.refresh();
    if (next.kind === 'task') {
      setEnd(null);
      go(`/projects/${project.id}/label/${next.id}`);
    } else {
      setEnd(next.kind);
      go(`/projects/${project.id}/label`);
    }
  }, [queue.next, queue.refresh, taskId, project.id, go]);

  useEffect(() => {
    if (taskId === null && end === null) void advance();
  }, [taskId, end]);

  useEffect(() => {
    if (task) visit(project.id, task.id);
  }, [project.id, task?.id]);

  const move = (direction: 1 | -1) => {
    const target = neighbourOf(taskId, direction, {
      done: queue.done.map((entry) => entry.taskId),
      opened: visited(project.id),
      upcoming: queue.upcoming.map(({ id }) => id),
    });
    if (target !== null) go(`/projects/${project.id}/label/${target}`);
    else if (direction > 0) void advance();
  };

  if (end && taskId === null) return <End project={project} kind={end} onRetry={() => setEnd(null)} />;
  if (error && !task)
    return <ProblemPage title={t.errors.taskGone} detail={error.message} back={`/projects/${project.id}`} />;
  if (!task)
    return (
      <BarePage>
        <Spinner label={t.common.loading} />
      </BarePage>
    );
  return (
    <TaskLoader
      key={`${task.id}:${generation}:${wanted}`}
      wanted={wanted}
      task={project.show_collab_predictions ? task : { ...task, predictions: [] }}
      project={project}
      user={user}
      queue={queue}
      onDone={back === null ? advance : async () => go(back)}
      onMove={move}
      onReload={() => void refetch().then(() => setGeneration(generation + 1))}
    />
  );
}

interface TaskLoaderProps {
  readonly task: Task;
  /** The id of the stored answer to change; null for the person's own. */
  readonly wanted: number | null;
  readonly project: Project;
  readonly user: User;
  readonly queue: TaskQueue;
  readonly onDone: () => Promise<void>;
  readonly onMove: (direction: 1 | -1) => void;
  /** What is stored changed behind the screen: begin anew with it. */
  readonly onReload: () => void;
}

/** Reads the config against the task's data and gathers what is known of its answer. Later news do not disturb the work. */
function TaskLoader({ task, wanted, project, user, queue, onDone, onMove, onReload }: TaskLoaderProps) {
  const t = useT();
  const around = useMemo(() => surroundingsOrFault(project.label_config, task.data), [project.label_config, task.id]);
  const [opened, setOpened] = useState<OpenedTask | null>(null);
  useEffect(() => {
    let current = true;
    if (!(around instanceof XmlError))
      void openTask(task, user, around, project.model_version, wanted).then(
        (result) => current && setOpened((old) => old ?? result),
      );
    return () => {
      current = false;
    };
  }, [around]);
  if (around instanceof XmlError) {
    const { line, column } = around.at;
    return (
      <ProblemPage
        title={t.errors.badConfig}
        detail={`${around.message} (${line}:${column})`}
        back={`/projects/${project.id}/settings/labels`}
      />
    );
  }
  if (!opened)
    return (
      <BarePage>
        <Spinner label={t.common.loading} />
      </BarePage>
    );
  return (
    <LabelScreen
      project={project}
      user={user}
      opened={opened}
      around={around}
      queue={queue}
      onDone={onDone}
      onMove={onMove}
      onReload={onReload}
      notice={wanted !== null && <ReviewNotice annotation={wanted} />}
    />
  );
}

function End({
  project,
  kind,
  onRetry,
}: {
  readonly project: Project;
  readonly kind: 'empty' | 'offline';
  readonly onRetry: () => void;
}) {
  const t = useT();
  const back = (
    <Link href={`/projects/${project.id}`} className="button">
      {t.label.toProject}
    </Link>
  );
  const retry = (
    <button type="button" className="button primary" onClick={onRetry}>
      {t.label.lookAgain}
    </button>
  );
  return (
    <BarePage>
      {kind === 'empty' ? (
        <Empty
          main
          art={<PartyPopper size={30} />}
          title={(project.task_number ?? 0) === 0 ? t.label.noTasksTitle : t.label.allDoneTitle}
          action={
            <span className="row">
              {back}
              {retry}
            </span>
          }
        >
          {(project.task_number ?? 0) === 0 ? t.label.noTasks : t.label.allDone}
        </Empty>
      ) : (
        <Empty
          main
          art={<CloudOff size={30} />}
          title={t.label.offlineEndTitle}
          action={
            <span className="row">
              {back}
              {retry}
            </span>
          }
        >
          {t.label.offlineEnd}
        </Empty>
      )}
    </BarePage>
  );
}
