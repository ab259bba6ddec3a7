import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { adjudication, type AdjudicationRule, type RuleReport } from '../api/adjudication';
import { isOver, jobs, type Job } from '../api/jobs';
import { trash } from '../api/tagloop';
import { useAttempt } from '../app/useAttempt';
import { Segmented } from '../design/bits';
import { Button } from '../design/Button';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';

const ASK_MS = 700;
const NAMED = 10;

/** Deciding many tasks by a rule: first what it would do, then doing it, then taking it back. */
export function RuleCard({ project }: { readonly project: number }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const [rule, setRule] = useState<AdjudicationRule>('majority');
  const { problem, run: attempt } = useAttempt();
  const { data, refetch } = useQuery({
    queryKey: ['adjudication', project, 'rule'],
    queryFn: () => adjudication.lastRule(project),
    refetchInterval: ({ state }) => (state.data?.job && !isOver(state.data.job) ? ASK_MS : false),
  });
  const job: Job | null = data?.job ?? null;
  const running = job !== null && !isOver(job);
  const report = running ? null : (data?.report ?? null);
  const over = job !== null && isOver(job) ? job.id : null;
  useEffect(() => {
    // What waited may be decided now.
    if (over !== null) void client.invalidateQueries({ queryKey: ['adjudication', project] });
  }, [over]);
  const run = async (work: () => Promise<unknown>) => {
    await attempt(async () => void (await work()));
    await refetch();
    void client.invalidateQueries({ queryKey: ['adjudication', project] });
  };
  return (
    <section className="card review-card" aria-labelledby="rule-title">
      <h2 id="rule-title">{t.adjudication.ruleTitle}</h2>
      <p className="soft">{t.adjudication.ruleLead}</p>
      <div className="row review-choice">
        <Segmented
          label={t.adjudication.ruleTitle}
          value={rule}
          options={[
            ['majority', t.adjudication.majority],
            ['reliability', t.adjudication.reliability],
          ]}
          onChange={setRule}
        />
        <Button disabled={running} onClick={() => void run(() => adjudication.rule(project, { rule, preview: true }))}>
          {t.adjudication.preview}
        </Button>
        {report?.preview && report.rule === rule && report.decided > 0 && (
          <Button look="primary" onClick={() => void run(() => adjudication.rule(project, { rule, preview: false }))}>
            {t.adjudication.apply(report.decided)}
          </Button>
        )}
        {running && (
          <>
            <span className="faint" role="status">
              {t.adjudication.working(job.done, job.total)}
            </span>
            <Button size="small" onClick={() => void run(() => jobs.cancel(project, job.id))}>
              {t.common.cancel}
            </Button>
          </>
        )}
      </div>
      {problem && <p className="notice bad">{problem}</p>}
      {job?.error && <p className="notice bad">{job.error}</p>}
      {report && <Report project={project} report={report} />}
      {report?.undo && (
        <Button
          size="small"
          onClick={() =>
            void run(async () => {
              await trash.restore(report.undo!);
              say(t.adjudication.undone);
            })
          }
        >
          {t.adjudication.takeBack}
        </Button>
      )}
    </section>
  );
}

function Report({ project, report }: { readonly project: number; readonly report: RuleReport }) {
  const t = useT();
  return (
    <div className="stack" style={{ '--gap': '6px' }}>
      <p>
        {report.preview
          ? t.adjudication.wouldDecide(report.decided, report.tasks, report.regions)
          : t.adjudication.didDecide(report.decided, report.tasks, report.regions)}
      </p>
      {report.left.length > 0 && (
        <p className="soft">
          {t.adjudication.leftToPeople(report.open_disputes)}{' '}
          {report.left.slice(0, NAMED).map(({ task, disputes }, index) => (
            <span key={task}>
              {index > 0 && ', '}
              <Link href={`/projects/${project}/adjudicate/${task}`}>{task}</Link> ({disputes})
            </span>
          ))}
          {report.left.length > NAMED && ' …'}
        </p>
      )}
    </div>
  );
}
