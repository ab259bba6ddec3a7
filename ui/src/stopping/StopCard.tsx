import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleHelp, CirclePlay } from 'lucide-react';
import { stopping, type Stopping } from '../api/stopping';
import { Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import { BudgetForm } from './BudgetForm';
import { CurveChart } from './CurveChart';
import { PaceTable } from './PaceTable';
import { StopFacts } from './StopFacts';
import './stopping.css';

const MARK = { stop: CircleCheck, open: CircleHelp, go: CirclePlay } as const;

const lookOf = ({ verdict }: Stopping): keyof typeof MARK =>
  verdict.stop ? 'stop' : verdict.word === 'go_on' ? 'go' : 'open';

/** "Stop now?": the answer with its reason, the curve that it comes from, what is left, and the budget. */
export function StopCard({ projectId }: { readonly projectId: number }) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['stopping', projectId],
    queryFn: () => stopping.get(projectId),
  });
  if (error) return <p className="notice bad">{t.errors.failed(error.message)}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  const look = lookOf(data);
  const Mark = MARK[look];
  return (
    <section className="card section stop-card" aria-labelledby="stop-now" data-verdict={data.verdict.word}>
      <h2 id="stop-now">{t.stopping.title}</h2>
      <p className={`stop-verdict ${look}`}>
        <Mark size={20} aria-hidden="true" />
        <span>{t.stopping.verdict(data)}</span>
      </p>
      <StopFacts told={data} />
      <CurveChart told={data} />
      <PaceTable annotators={data.annotators} />
      <BudgetForm projectId={projectId} budget={data.budget} />
    </section>
  );
}
