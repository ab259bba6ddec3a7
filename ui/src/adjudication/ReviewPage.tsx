import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { adjudication, comparedQuery, type Compared } from '../api/adjudication';
import { ApiError } from '../api/http';
import { projects } from '../api/server';
import { Shell } from '../app/Shell';
import { useMayManage } from '../app/useMayManage';
import { useProject } from '../app/useProject';
import { Empty, Spinner } from '../design/bits';
import { CheckList } from '../design/CheckList';
import { Pages } from '../design/Pages';
import { SelectRow } from '../design/rows';
import { useT } from '../i18n/I18n';
import { NoProject } from '../pages/NoProject';
import '../pages/pages.css';
import { ProjectHead } from '../pages/ProjectHead';
import { ReviewList } from '../reviews/ReviewList';
import './adjudication.css';
import { RuleCard } from './RuleCard';

const PAGE = 20;

/** What waits for somebody who looks over the others' work. */
export default function ReviewPage({ projectId }: { readonly projectId: number }) {
  const t = useT();
  const manages = useMayManage(projectId);
  const [compared, setCompared] = useState<Compared>({ agree: null, models: [] });
  const [page, setPage] = useState(1);
  const { data: project, error } = useProject(projectId);
  const { data: versions } = useQuery({
    queryKey: ['model-versions', projectId],
    queryFn: () => projects.modelVersions(projectId),
  });
  const query = comparedQuery(compared);
  const { data, error: problem } = useQuery({
    queryKey: ['adjudication', projectId, query, page],
    queryFn: () => adjudication.queue(projectId, compared, page, PAGE),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (error || !project) return <NoProject problem={error?.message} />;
  const change = (next: Compared) => {
    setPage(1);
    setCompared(next);
  };
  const models = Object.keys(versions ?? {});
  const first = data?.results[0];
  // Who labels alone sees what came back to them, and nothing of the others' work.
  const adjudicates = !(problem instanceof ApiError && problem.status === 403);
  return (
    <Shell size={1040}>
      <ProjectHead project={project} tab="review" />
      <div className="stack review-page" style={{ '--gap': '18px' }}>
        <ReviewList project={projectId} manages={manages} />
        {adjudicates && (
          <section className="card review-card" aria-labelledby="adjudicate-title">
            <div className="row">
              <h2 id="adjudicate-title" className="grow">
                {t.adjudication.title}
              </h2>
              {first && (
                <Link className="button primary" href={`/projects/${projectId}/adjudicate/${first.task}?${query}`}>
                  <Scale size={16} />
                  {t.adjudication.start}
                </Link>
              )}
            </div>
            <p className="soft">{t.adjudication.lead}</p>
            <div className="row review-choice">
              <SelectRow
                label={t.adjudication.agree}
                value={String(compared.agree ?? '')}
                options={[
                  ['', t.adjudication.all],
                  ...[2, 3, 4, 5].map((count) => [String(count), t.adjudication.atLeast(count)] as const),
                ]}
                onChange={(agree) => change({ ...compared, agree: agree === '' ? null : Number(agree) })}
              />
              {models.length > 0 && (
                <CheckList
                  legend={t.adjudication.models}
                  options={models}
                  chosen={compared.models}
                  onChange={(chosen) => change({ ...compared, models: chosen })}
                />
              )}
            </div>
            {problem && <p className="notice bad">{problem.message}</p>}
            {!data && !problem && <Spinner label={t.common.loading} />}
            {data?.count === 0 && (
              <Empty art={<Scale size={28} />} title={t.adjudication.nothing}>
                {t.adjudication.nothingHint}
              </Empty>
            )}
            {data && data.count > 0 && (
              <>
                <table className="review-tasks">
                  <thead>
                    <tr>
                      <th scope="col">{t.adjudication.taskColumn}</th>
                      <th scope="col" className="numbers">
                        {t.adjudication.disputes}
                      </th>
                      <th scope="col" className="numbers">
                        {t.adjudication.matters}
                      </th>
                      <th scope="col" className="numbers">
                        {t.adjudication.answers}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {data.results.map((row) => (
                      <tr key={row.task}>
                        <td>
                          <Link href={`/projects/${projectId}/adjudicate/${row.task}?${query}`}>
                            {t.adjudication.task(row.task)}
                          </Link>
                        </td>
                        <td className="numbers">{row.disputes}</td>
                        <td className="numbers">{row.items}</td>
                        <td className="numbers">{row.voices}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                <Pages label={t.adjudication.title} page={page} size={PAGE} count={data.count} onPage={setPage} />
              </>
            )}
          </section>
        )}
        {manages && <RuleCard project={projectId} />}
      </div>
    </Shell>
  );
}
