import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { reviews, type ReviewState } from '../api/reviews';
import { nameOf } from '../api/tagloop';
import { useAttempt } from '../app/useAttempt';
import { Segmented } from '../design/bits';
import { Button } from '../design/Button';
import { Pages } from '../design/Pages';
import { useT } from '../i18n/I18n';
import './reviews.css';

const PAGE = 20;
const STATES: readonly ReviewState[] = ['waiting', 'rejected', 'fixed', 'accepted'];

/** Answers by where they stand in review: those of others to be judged, and one's own that came back. */
export function ReviewList({ project, manages }: { readonly project: number; readonly manages: boolean }) {
  const t = useT();
  const client = useQueryClient();
  const { problem, run } = useAttempt();
  const { data: own } = useQuery({
    queryKey: ['reviews', project, 'mine'],
    queryFn: () => reviews.list(project, 'rejected', true, 1, 100),
    staleTime: 0,
  });
  if (!own) return null;
  const toggle = async () => {
    await run(async () => void (await reviews.setEnabled(project, !own.enabled)));
    await client.invalidateQueries({ queryKey: ['reviews', project] });
  };
  return (
    <section className="card review-card" aria-labelledby="reviews-title">
      <div className="row">
        <h2 id="reviews-title" className="grow">
          {t.reviews.title}
        </h2>
        {manages && (
          <Button size="small" aria-pressed={own.enabled} onClick={() => void toggle()}>
            {own.enabled ? t.reviews.switchOff : t.reviews.switchOn}
          </Button>
        )}
      </div>
      <p className="soft">{own.enabled ? t.reviews.lead : t.reviews.off}</p>
      {problem && <p className="notice bad">{problem}</p>}
      {own.count > 0 && (
        <div className="reviews-own">
          <h3>{t.reviews.sentBack(own.count)}</h3>
          <ul>
            {own.results.map((row) => (
              <li key={row.annotation}>
                <Link href={`/projects/${project}/label/${row.task}?annotation=${row.annotation}`}>
                  {t.adjudication.task(row.task)}
                </Link>
                <span className="faint">{nameOf(row.reviewed_by) ?? t.history.nobody}:</span>
                <bdi>{row.reason}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {own.enabled && <Others project={project} />}
    </section>
  );
}

function Others({ project }: { readonly project: number }) {
  const t = useT();
  const [state, setState] = useState<ReviewState>('waiting');
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    queryKey: ['reviews', project, state, page],
    queryFn: () => reviews.list(project, state, false, page, PAGE),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (!data) return null;
  const first = state === 'waiting' ? data.results[0] : undefined;
  return (
    <>
      <div className="row review-choice">
        <Segmented
          label={t.reviews.state}
          value={state}
          options={STATES.map((one) => [one, `${t.reviews.states[one]} ${data.counts[one]}`] as const)}
          onChange={(next) => {
            setPage(1);
            setState(next);
          }}
        />
        {first && (
          <Link className="button primary" href={`/projects/${project}/reviews/${first.annotation}`}>
            <ClipboardCheck size={16} />
            {t.reviews.start}
          </Link>
        )}
      </div>
      {data.count === 0 ? (
        <p className="soft">{t.reviews.none}</p>
      ) : (
        <table className="review-tasks reviews-table">
          <thead>
            <tr>
              <th scope="col">{t.adjudication.taskColumn}</th>
              <th scope="col">{t.reviews.annotator}</th>
              <th scope="col">{t.reviews.reason}</th>
            </tr>
          </thead>
          <tbody>
            {data.results.map((row) => (
              <tr key={row.annotation}>
                <td>
                  <Link href={`/projects/${project}/reviews/${row.annotation}`}>{t.adjudication.task(row.task)}</Link>
                </td>
                <td>{nameOf(row.annotator) ?? t.history.nobody}</td>
                <td dir="auto">{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pages label={t.reviews.title} page={page} size={PAGE} count={data.count} onPage={setPage} />
    </>
  );
}
