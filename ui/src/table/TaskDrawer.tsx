import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, PenLine, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'wouter';
import { tasks as api } from '../api/server';
import { annotatorOf, type Project, type Task } from '../api/types';
import { Spinner } from '../design/bits';
import { IconButton } from '../design/Button';
import { useSpeech, useT } from '../i18n/I18n';
import { moment } from '../i18n/moment';
import type { WireRegion } from '../regions/wire';
import { AnswerView } from './AnswerView';
import { aroundOf } from './answers';
import { lineOf } from './columns';
import { usePeople } from './usePeople';

export interface TaskDrawerProps {
  readonly project: Project;
  readonly taskId: number;
  readonly onStep: (rows: number) => void;
  readonly onClose: () => void;
}

/** One task beside the table: its text as people and as models see it. Up and down go to the neighbours, Escape closes. */
export function TaskDrawer({ project, taskId, onStep, onClose }: TaskDrawerProps) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['task', taskId, 'drawer'],
    queryFn: ({ signal }) => api.get(taskId, signal),
    staleTime: 5_000,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key === 'Escape') onClose();
    else if (target.closest('[role=tab], input, select, textarea')) return;
    else if (event.key === 'ArrowDown' || event.key === 'j') onStep(1);
    else if (event.key === 'ArrowUp' || event.key === 'k') onStep(-1);
    else return;
    event.preventDefault();
  };
  return (
    <aside className="card task-drawer" aria-label={t.label.task(taskId)} onKeyDown={onKeyDown}>
      <header>
        <h2 className="grow numbers">{t.label.task(taskId)}</h2>
        <Link href={`/projects/${project.id}/label/${taskId}`} className="button small">
          <PenLine size={14} />
          {t.table.openTask}
        </Link>
        <IconButton small label={t.table.previousTask} onClick={() => onStep(-1)}>
          <ChevronUp size={16} />
        </IconButton>
        <IconButton small label={t.table.nextTask} onClick={() => onStep(1)}>
          <ChevronDown size={16} />
        </IconButton>
        <IconButton small label={t.common.close} onClick={onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <div className="drawer-body">
        {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
        {!data && !error && <Spinner label={t.common.loading} />}
        {data && <TaskContent key={data.id} project={project} task={data} />}
      </div>
    </aside>
  );
}

interface Side {
  readonly id: string;
  readonly name: string;
  readonly note: ReactNode;
  readonly result: readonly WireRegion[];
  readonly suggested: boolean;
}

function TaskContent({ project, task }: { readonly project: Project; readonly task: Task }) {
  const { t, language } = useSpeech();
  const people = usePeople(project.id);
  const around = aroundOf(project, task);
  const annotations: readonly Side[] = (task.annotations ?? []).map((annotation) => ({
    id: `a${annotation.id}`,
    name: people.get(annotatorOf(annotation)) ?? `#${annotation.id}`,
    note: (
      <>
        {annotation.was_cancelled && <span className="pill warn">{t.tasks.skipped}</span>}
        {annotation.ground_truth && <span className="pill good">{t.table.groundTruth}</span>}
        <span className="faint numbers">
          #{annotation.id} · {moment(annotation.created_at, language)}
          {annotation.lead_time !== null && ` · ${t.table.seconds(annotation.lead_time)}`}
        </span>
      </>
    ),
    result: annotation.result ?? [],
    suggested: false,
  }));
  const predictions: readonly Side[] = (task.predictions ?? []).map((prediction) => ({
    id: `p${prediction.id}`,
    name: prediction.model_version || t.table.noVersion,
    note: (
      <span className="faint numbers">
        #{prediction.id}
        {prediction.score !== null && ` · ${t.tasks.score} ${prediction.score.toFixed(2)}`}
      </span>
    ),
    result: prediction.result ?? [],
    suggested: true,
  }));
  const sides = [
    { title: t.tasks.annotations, answers: annotations },
    { title: t.tasks.predictions, answers: predictions },
  ].filter(({ answers }) => answers.length > 0);
  return (
    <>
      <div className="drawer-sides" data-sides={sides.length}>
        {around === null ? (
          <p className="notice bad">{t.errors.badConfig}</p>
        ) : sides.length === 0 ? (
          <section>
            <p className="faint">{t.table.noAnswers}</p>
            <AnswerView around={around} result={NO_RESULT} suggested={false} />
          </section>
        ) : (
          sides.map(({ title, answers }) => <SideView key={title} title={title} answers={answers} around={around} />)
        )}
      </div>
      <dl className="drawer-data">
        {Object.entries(task.data).map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd dir="auto">{lineOf(value)}</dd>
          </div>
        ))}
        <div>
          <dt>{t.table.columns.created_at}</dt>
          <dd className="numbers">{moment(task.created_at, language)}</dd>
        </div>
        <div>
          <dt>{t.table.columns.updated_at}</dt>
          <dd className="numbers">{moment(task.updated_at, language)}</dd>
        </div>
      </dl>
    </>
  );
}

const NO_RESULT: readonly WireRegion[] = [];

/** The annotations of a task, or its predictions, one at a time. */
function SideView({
  title,
  answers,
  around,
}: {
  readonly title: string;
  readonly answers: readonly Side[];
  readonly around: NonNullable<ReturnType<typeof aroundOf>>;
}) {
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
    moved.current = false;
  }, [chosen]);
  const shown = answers[chosen]!;
  return (
    <section className="drawer-side" aria-label={title}>
      <h3>{title}</h3>
      <div ref={list} role="tablist" aria-label={title} className="answer-tabs">
        {answers.map(({ id, name }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            className="view-tab small"
            aria-selected={index === chosen}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => setChosen(index)}
            onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
              if (!step) return;
              event.preventDefault();
              moved.current = true;
              setChosen((chosen + step + answers.length) % answers.length);
            }}
          >
            <span className="cut" dir="auto">
              {name}
            </span>
          </button>
        ))}
      </div>
      <p className="row answer-note">{shown.note}</p>
      <AnswerView key={shown.id} around={around} result={shown.result} suggested={shown.suggested} />
    </section>
  );
}
