import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { adjudication, comparedOf, comparedQuery, type TaskAlignment } from '../api/adjudication';
import { tasks } from '../api/server';
import type { Project, Task } from '../api/types';
import { BarePage } from '../app/BarePage';
import { ProblemPage } from '../app/ProblemPage';
import { useProject } from '../app/useProject';
import { useTitle } from '../app/useTitle';
import { XmlError } from '../config/xml';
import { Spinner } from '../design/bits';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { surroundingsOrFault } from '../label/surroundings';
import { SpanLookContext } from '../spans/look';
import './adjudication.css';
import { AdjudicateScreen } from './AdjudicateScreen';

/** One task with several annotations: what they agree on is taken, the rest is decided. */
export default function AdjudicatePage({ projectId, taskId }: { readonly projectId: number; readonly taskId: number }) {
  const t = useT();
  const compared = comparedOf(useSearch());
  const query = comparedQuery(compared);
  const project = useProject(projectId);
  const task = useQuery({ queryKey: ['adjudicated-task', taskId], queryFn: () => tasks.get(taskId), gcTime: 0 });
  const alignment = useQuery({
    queryKey: ['alignment', taskId, query],
    queryFn: () => adjudication.task(taskId, compared),
    gcTime: 0,
    staleTime: 0,
  });
  useTitle(t.adjudication.title, project.data?.title ?? '');
  // A refresh that fails takes nothing away: what was decided stays.
  if (!project.data || !task.data || !alignment.data) {
    const error = project.error ?? task.error ?? alignment.error;
    if (error) return <Problem project={projectId} detail={error.message} />;
    return (
      <BarePage>
        <Spinner label={t.common.loading} />
      </BarePage>
    );
  }
  return (
    <Read
      key={alignment.data.fingerprint}
      project={project.data}
      task={task.data}
      alignment={alignment.data}
      query={query}
      onStale={() => void alignment.refetch()}
    />
  );
}

interface ReadProps {
  readonly project: Project;
  readonly task: Task;
  readonly alignment: TaskAlignment;
  readonly query: string;
  readonly onStale: () => void;
}

function Read({ project, task, alignment, query, onStale }: ReadProps) {
  const t = useT();
  const [, go] = useLocation();
  const say = useToast();
  const client = useQueryClient();
  const around = useMemo(() => surroundingsOrFault(project.label_config, task.data), [project.label_config, task.data]);
  if (around instanceof XmlError) return <Problem project={project.id} detail={around.message} />;
  if (alignment.voices.length < 2) return <Problem project={project.id} detail={t.adjudication.alone} />;

  const onStored = async (annotation: number, edit: boolean) => {
    void client.invalidateQueries({ queryKey: ['adjudication', project.id] });
    if (edit) return go(`/projects/${project.id}/label/${task.id}?annotation=${annotation}`);
    const { results } = await adjudication.queue(project.id, comparedOf(query), 1, 1);
    const next = results[0];
    if (next) go(`/projects/${project.id}/adjudicate/${next.task}?${query}`);
    else {
      say(t.adjudication.allDone);
      go(`/projects/${project.id}/review`);
    }
  };
  return (
    <SpanLookContext value={around.look}>
      <AdjudicateScreen
        project={project}
        alignment={alignment}
        around={around}
        compared={comparedOf(query)}
        onStored={onStored}
        onStale={onStale}
      />
    </SpanLookContext>
  );
}

function Problem({ project, detail }: { readonly project: number; readonly detail: string }) {
  const t = useT();
  return <ProblemPage title={t.adjudication.notPossible} detail={detail} back={`/projects/${project}/review`} />;
}
