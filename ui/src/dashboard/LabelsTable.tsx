import type { Dashboard } from '../api/dashboard';
import { Meter } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import { percent } from '../i18n/percent';

/** How often each label is used; the bar shows its share of its control's. */
export function LabelsTable({ labels }: { readonly labels: Dashboard['labels'] }) {
  const { t, language } = useSpeech();
  if (labels.length === 0) return null;
  const totals = new Map<string, number>();
  labels.forEach(({ control, count }) => totals.set(control, (totals.get(control) ?? 0) + count));
  return (
    <section className="card section">
      <h2>{t.dashboard.labels}</h2>
      <p className="faint small-text">{t.dashboard.labelsHint}</p>
      <div className="dashboard-scroll" tabIndex={0} role="region" aria-label={t.dashboard.labels}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.dashboard.label}</th>
              <th scope="col">{t.dashboard.control}</th>
              <th scope="col">{t.dashboard.count}</th>
              <th scope="col">{t.dashboard.share}</th>
            </tr>
          </thead>
          <tbody>
            {labels.map(({ control, label, count }) => {
              const share = count / totals.get(control)!;
              return (
                <tr key={`${control}\n${label}`}>
                  <th scope="row" dir="auto">
                    {label}
                  </th>
                  <td>{control}</td>
                  <td>{count.toLocaleString(language)}</td>
                  <td className="dashboard-share">
                    {percent(share, language)} <Meter value={share} label={label} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
