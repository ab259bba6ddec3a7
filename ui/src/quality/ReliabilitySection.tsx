import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { quality, type Method, type QualityChoice } from '../api/quality';
import { Empty, Meter, Spinner } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import { percent } from '../i18n/percent';
import { OverTime } from './OverTime';
import { nameOf } from './raters';

/** How far each annotator can be relied on, and over time. */
export function ReliabilitySection({
  project,
  choice,
  method,
  period,
  zone,
}: {
  readonly project: number;
  readonly choice: QualityChoice;
  readonly method: Method;
  readonly period: string;
  readonly zone: string;
}) {
  const { t, language } = useSpeech();
  const { data, error } = useQuery({
    queryKey: ['quality', project, 'reliability', choice, method, period, zone],
    queryFn: () => quality.reliability(project, choice, method, period, zone),
    placeholderData: keepPreviousData,
  });
  if (error) return <p className="notice bad">{error.message}</p>;
  if (!data) return <Spinner label={t.common.loading} />;
  if (data.annotators.length === 0) {
    return (
      <Empty art={<Users size={30} />} title={t.quality.noOverlap}>
        {t.quality.noOverlapText}
      </Empty>
    );
  }
  const spans = data.annotators.some(({ f1 }) => f1 !== null);
  return (
    <>
      <section className="card section">
        <h2>{t.quality.reliability}</h2>
        <p className="faint small-text">{t.quality.accuracyHint}</p>
        <div className="quality-scroll" tabIndex={0} role="region" aria-label={t.quality.reliability}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t.quality.annotator}</th>
                <th scope="col">{t.quality.accuracy}</th>
                {spans && (
                  <>
                    <th scope="col">{t.quality.precision}</th>
                    <th scope="col">{t.quality.recall}</th>
                    <th scope="col">{t.quality.f1}</th>
                  </>
                )}
                <th scope="col">{t.quality.tasks}</th>
              </tr>
            </thead>
            <tbody>
              {data.annotators.map((one) => (
                <tr key={one.id}>
                  <th scope="row" dir="auto">
                    {nameOf(one, t)}
                  </th>
                  <td className="numbers dashboard-share">
                    {percent(one.accuracy, language)} <Meter value={one.accuracy ?? 0} label={nameOf(one, t)} />
                  </td>
                  {spans && (
                    <>
                      <td className="numbers">{percent(one.precision, language)}</td>
                      <td className="numbers">{percent(one.recall, language)}</td>
                      <td className="numbers">{percent(one.f1, language)}</td>
                    </>
                  )}
                  <td className="numbers">{one.tasks.toLocaleString(language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="faint small-text">
          {t.quality.tasksCompared(data.tasks)}
          {data.of > data.tasks && `, ${t.quality.sampleOf(data.of.toLocaleString(language))}`}
        </p>
      </section>
      <OverTime
        title={spans ? t.quality.f1 : t.quality.accuracy}
        curves={data.annotators.map((one) => ({ name: nameOf(one, t), parts: one.windows }))}
      />
    </>
  );
}
