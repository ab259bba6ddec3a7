import { useSpeech } from '../i18n/I18n';
import { labelsOf, NOTHING, shareOf, type Confusion } from './confusion';

/** What was taken for what: a row for each right label, a column for each that the model gave. Numbers say it, colours show where to look. */
export function ConfusionTable({ confusion }: { readonly confusion: Confusion }) {
  const { t, language } = useSpeech();
  const labels = labelsOf(confusion);
  const name = (label: string) => (label === NOTHING ? t.learner.nothing : label);
  return (
    <figure className="stack" style={{ '--gap': '8px' }}>
      <figcaption>
        <h3>{t.learner.confusion}</h3>
        <p className="faint small-text">{t.learner.confusionText}</p>
      </figcaption>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t.learner.confusion}>
        <table className="confusion">
          <thead>
            <tr>
              <th scope="col">{t.learner.rightLabel}</th>
              {labels.map((label) => (
                <th key={label} scope="col" dir="auto" title={name(label)}>
                  {name(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((gold) => (
              <tr key={gold}>
                <th scope="row" dir="auto">
                  {name(gold)}
                </th>
                {labels.map((predicted) => {
                  const count = confusion[gold]?.[predicted] ?? 0;
                  const kind = gold === predicted ? 'right' : 'wrong';
                  return (
                    <td
                      key={predicted}
                      className={count > 0 ? kind : 'none'}
                      style={{ '--share': shareOf(confusion, gold, predicted).toFixed(3) }}
                    >
                      {count > 0
                        ? count.toLocaleString(language)
                        : gold === NOTHING && predicted === NOTHING
                          ? ''
                          : '0'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
