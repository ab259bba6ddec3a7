import type { DashboardAnnotator } from '../api/dashboard';
import { useSpeech } from '../i18n/I18n';
import { duration } from './duration';

/** Who did how much, and how fast. */
export function AnnotatorsTable({ annotators }: { readonly annotators: readonly DashboardAnnotator[] }) {
  const { t, language } = useSpeech();
  if (annotators.length === 0) return null;
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 });
  return (
    <section className="card section">
      <h2>{t.dashboard.annotators}</h2>
      <div className="dashboard-scroll" tabIndex={0} role="region" aria-label={t.dashboard.annotators}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.dashboard.annotator}</th>
              <th scope="col">{t.dashboard.submitted}</th>
              <th scope="col">{t.dashboard.skipped}</th>
              <th scope="col">{t.dashboard.perHour}</th>
              <th scope="col">{t.dashboard.median}</th>
              <th scope="col">{t.dashboard.p90}</th>
            </tr>
          </thead>
          <tbody>
            {annotators.map((one) => (
              <tr key={one.user ?? 0}>
                <th scope="row">{one.name || one.email || t.dashboard.gone}</th>
                <td>{number(one.submitted)}</td>
                <td>{number(one.skipped)}</td>
                <td>{one.per_hour === null ? '–' : number(one.per_hour)}</td>
                <td>{duration(one.lead_time.median, t, language)}</td>
                <td>{duration(one.lead_time.p90, t, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
