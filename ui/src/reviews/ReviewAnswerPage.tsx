import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, Check, PenLine, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { reviews, type Review } from '../api/reviews';
import { annotations, tasks } from '../api/server';
import { nameOf } from '../api/tagloop';
import type { Project } from '../api/types';
import { AlignedText } from '../adjudication/AlignedText';
import '../adjudication/adjudication.css';
import { BarePage } from '../app/BarePage';
import { ProblemPage } from '../app/ProblemPage';
import { useAttempt } from '../app/useAttempt';
import { usePageKeys } from '../app/usePageKeys';
import { useProject } from '../app/useProject';
import { useTitle } from '../app/useTitle';
import { XmlError } from '../config/xml';
import { Spinner } from '../design/bits';
import { Button } from '../design/Button';
import { Field } from '../design/Field';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { surroundingsOrFault, type TaskSurroundings } from '../label/surroundings';
import type { WireRegion } from '../regions/wire';
import { SpanLookContext } from '../spans/look';
import './reviews.css';

/** One answer of somebody else: accepted, put right, or sent back. */
export default function ReviewAnswerPage({
  projectId,
  annotationId,
}: {
  readonly projectId: number;
  readonly annotationId: number;
}) {
  const t = useT();
  const project = useProject(projectId);
  const read = useQuery({
    queryKey: ['reviewed', annotationId],
    queryFn: async () => {
      const review = await reviews.of(annotationId);
      const [task, annotation] = await Promise.all([tasks.get(review.task), annotations.get(annotationId)]);
      return { review, task, result: (annotation.body.result ?? []) as readonly WireRegion[] };
    },
    gcTime: 0,
    staleTime: 0,
  });
  useTitle(t.reviews.title, project.data?.title ?? '');
  const around = useMemo(
    () => project.data && read.data && surroundingsOrFault(project.data.label_config, read.data.task.data),
    [project.data?.label_config, read.data?.task.data],
  );
  // A refresh that fails takes nothing away: what was written stays.
  if (!project.data || !read.data || !around || around instanceof XmlError) {
    const problem = project.error ?? read.error ?? (around instanceof XmlError ? around : null);
    if (problem)
      return (
        <ProblemPage title={t.reviews.notPossible} detail={problem.message} back={`/projects/${projectId}/review`} />
      );
    return (
      <BarePage>
        <Spinner label={t.common.loading} />
      </BarePage>
    );
  }
  return (
    <SpanLookContext value={around.look}>
      <Judging
        key={`${annotationId}:${read.data.review.version}`}
        project={project.data}
        review={read.data.review}
        result={read.data.result}
        around={around}
        onStale={() => void read.refetch()}
      />
    </SpanLookContext>
  );
}

interface JudgingProps {
  readonly project: Project;
  readonly review: Review;
  readonly result: readonly WireRegion[];
  readonly around: TaskSurroundings;
  readonly onStale: () => void;
}

function Judging({ project, review, result, around, onStale }: JudgingProps) {
  const t = useT();
  const [, go] = useLocation();
  const say = useToast();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { busy, problem, setProblem, run } = useAttempt();
  const field = useRef<HTMLTextAreaElement>(null);
  const list = `/projects/${project.id}/review`;

  const judge = (verdict: 'accepted' | 'rejected') => {
    if (verdict === 'rejected' && reason.trim() === '') {
      setProblem(t.reviews.sayWhy);
      field.current?.focus();
      return;
    }
    void run(async () => {
      try {
        await reviews.judge(review.annotation, {
          verdict,
          version: review.version,
          ...(verdict === 'rejected' ? { reason: reason.trim() } : {}),
        });
        await client.invalidateQueries({ queryKey: ['reviews', project.id] });
        const { results } = await reviews.list(project.id, 'waiting', false, 1, 1);
        if (results[0]) go(`/projects/${project.id}/reviews/${results[0].annotation}`);
        else {
          say(t.reviews.allDone);
          go(list);
        }
      } catch (error) {
        onStale();
        throw error;
      }
    });
  };
  const fix = () => go(`/projects/${project.id}/label/${review.task}?annotation=${review.annotation}&review=1`);

  const actions: Readonly<Record<string, () => void>> = {
    a: () => judge('accepted'),
    r: () => field.current?.focus(),
    e: fix,
  };
  usePageKeys(({ key, ctrlKey, metaKey, altKey }) =>
    ctrlKey || metaKey || altKey ? null : (actions[key.toLowerCase()] ?? null),
  );

  return (
    <div className="adjudicate">
      <header className="adjudicate-top">
        <Link href={list} className="icon-button" aria-label={t.adjudication.back}>
          <ArrowLeft size={18} className="turn-in-rtl" />
        </Link>
        <h1 className="crumb-now">
          {t.adjudication.task(review.task)} <span className="faint cut">{project.title}</span>
        </h1>
      </header>
      <main className="adjudicate-work" id="main">
        <section aria-label={t.reviews.answerOf(nameOf(review.annotator) ?? t.history.nobody)}>
          <h2>{t.reviews.answerOf(nameOf(review.annotator) ?? t.history.nobody)}</h2>
          <AlignedText around={around} sure={result} />
        </section>
      </main>
      <aside className="adjudicate-side stack" aria-label={t.reviews.verdict} style={{ '--gap': '10px' }}>
        <p>
          <span className={`pill review-${review.state}`}>{t.reviews.states[review.state]}</span>
        </p>
        {review.reason !== null && (
          <p className="notice" dir="auto">
            {t.reviews.before(nameOf(review.reviewed_by) ?? t.history.nobody, review.reason)}
          </p>
        )}
        {problem && (
          <p className="notice bad" role="alert">
            {problem}
          </p>
        )}
        <Button look="good" icon={<Check size={16} />} keys="A" disabled={busy} onClick={() => judge('accepted')}>
          {t.reviews.accept}
        </Button>
        <Button icon={<PenLine size={15} />} keys="E" disabled={busy} onClick={fix}>
          {t.reviews.fix}
        </Button>
        <Field label={t.reviews.why}>
          {(control) => (
            <textarea
              {...control}
              ref={field}
              className="textarea"
              rows={3}
              dir="auto"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) judge('rejected');
                if (event.key === 'Escape') event.currentTarget.blur();
              }}
            />
          )}
        </Field>
        <Button look="danger" icon={<X size={16} />} disabled={busy} onClick={() => judge('rejected')}>
          {t.reviews.reject}
        </Button>
        <p className="faint small-text">{t.reviews.keys}</p>
      </aside>
    </div>
  );
}
