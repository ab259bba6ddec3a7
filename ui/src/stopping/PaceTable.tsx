import type { Stopping } from '../api/stopping';
import { duration } from '../dashboard/duration';
import { useSpeech } from '../i18n/I18n';

/** How fast everybody is, and how long the rest would take each of them alone. */
export function PaceTable({ annotators }: { readonly annotators: Stopping['annotators'] }) {
  const { t, language } = useSpeech();
  if (annotators.length === 0) return null;
  const number = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 });
  return (
    <details className="stop-pace">
      <summary>{t.stopping.pace}</summary>
      <div className="chart-table-box" tabIndex={0} role="region" aria-label={t.stopping.pace}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.dashboard.annotator}</th>
              <th scope="col">{t.dashboard.submitted}</th>
              <th scope="col">{t.stopping.perAnswer}</th>
              <th scope="col">{t.stopping.alone}</th>
            </tr>
          </thead>
          <tbody>
            {annotators.map((one) => (
              <tr key={one.user ?? 0}>
                <th scope="row">{one.name || one.email || t.dashboard.gone}</th>
                <td>{number(one.answers)}</td>
                <td>{duration(one.seconds, t, language)}</td>
                <td>{one.hours_left === null ? '–' : t.stopping.hours(number(one.hours_left))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
