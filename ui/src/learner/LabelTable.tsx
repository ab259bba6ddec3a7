import type { LabelScores } from '../api/learner';
import { useSpeech } from '../i18n/I18n';
import { score } from './score';

/** How well each label is found, on texts that were not learned from. */
export function LabelTable({ labels }: { readonly labels: Readonly<Record<string, LabelScores>> }) {
  const { t, language } = useSpeech();
  const count = (value: number | undefined) => value?.toLocaleString(language) ?? '–';
  return (
    <figure className="stack" style={{ '--gap': '8px' }}>
      <figcaption>
        <h3>{t.learner.perLabel}</h3>
      </figcaption>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t.learner.perLabel}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.learner.label}</th>
              <th scope="col">{t.learner.precision}</th>
              <th scope="col">{t.learner.recall}</th>
              <th scope="col">{t.learner.f1}</th>
              <th scope="col">{t.learner.gold}</th>
              <th scope="col">{t.learner.found}</th>
              <th scope="col">{t.learner.correct}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(labels).map(([label, { precision, recall, f1, gold, predicted, correct }]) => (
              <tr key={label}>
                <th scope="row" dir="auto">
                  {label}
                </th>
                <td>{score(precision, language)}</td>
                <td>{score(recall, language)}</td>
                <td>
                  <b>{score(f1, language)}</b>
                </td>
                <td>{count(gold)}</td>
                <td>{count(predicted)}</td>
                <td>{count(correct)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
