import { useState } from 'react';
import type { Comparison } from '../api/learner';
import type { Project } from '../api/types';
import { Segmented } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import { ExampleView } from './ExampleView';
import { IntervalBar } from './IntervalBar';
import { measureName } from './measures';
import { colourIn, projectLabels } from './projectLabels';
import { score, signed } from './score';

/** More would only be scrolled past. */
const MOST_EXAMPLES = 40;

type Which = 'b' | 'a' | 'all';

/** By how much one version is better, for which labels, and on which texts one sees it. */
export function ComparisonView({
  project,
  comparison,
  first,
  second,
}: {
  readonly project: Project;
  readonly comparison: Comparison;
  readonly first: string;
  readonly second: string;
}) {
  const { t, language } = useSpeech();
  const [which, setWhich] = useState<Which>('all');
  const { metric = 'f1', difference, documents, changed } = comparison;
  const value = difference[metric] ?? 0;
  const labels = projectLabels(project.label_config);
  const verdict =
    difference.low > 0
      ? t.learner.isBetter(second, first)
      : difference.high < 0
        ? t.learner.isBetter(first, second)
        : t.learner.notToldApart;
  const won = changed.filter(({ winner }) => winner === 'b').length;
  const lost = changed.filter(({ winner }) => winner === 'a').length;
  const shown = changed.filter(({ winner }) => which === 'all' || winner === which);
  const figures = [...new Set([metric, ...Object.keys(comparison.a), ...Object.keys(comparison.b)])];
  return (
    <div className="stack comparison" style={{ '--gap': '18px' }}>
      <div className="row verdict">
        <div className="grow">
          <p>
            <b>{verdict}</b>
          </p>
          <p className="soft numbers">
            {t.learner.differenceOf(
              measureName(t, metric),
              signed(value, language),
              signed(difference.low, language),
              signed(difference.high, language),
            )}{' '}
            {t.learner.measuredOn(documents)}
          </p>
        </div>
        <IntervalBar value={value} low={difference.low} high={difference.high} />
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t.learner.compareTitle}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t.learner.measure}</th>
              <th scope="col">{first}</th>
              <th scope="col">{second}</th>
              <th scope="col">{t.learner.difference}</th>
              <th scope="col">{t.learner.interval}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((name) => (
              <Row
                key={name}
                name={measureName(t, name)}
                a={comparison.a[name]}
                b={comparison.b[name]}
                {...(name === metric ? { low: difference.low, high: difference.high } : {})}
              />
            ))}
            {Object.entries(comparison.labels).map(([label, { a, b, low, high }]) => (
              <Row key={`label ${label}`} name={`${t.learner.f1} ${label}`} a={a} b={b} low={low} high={high} />
            ))}
          </tbody>
        </table>
      </div>
      {changed.length > 0 && (
        <section className="stack" style={{ '--gap': '10px' }} aria-labelledby="examples">
          <div className="row">
            <h3 id="examples" className="grow">
              {t.learner.examples}
            </h3>
            <Segmented
              label={t.learner.examples}
              value={which}
              onChange={setWhich}
              options={[
                ['all', t.learner.allExamples(changed.length)],
                ['b', t.learner.wonBy(second, won)],
                ['a', t.learner.wonBy(first, lost)],
              ]}
            />
          </div>
          <ul className="examples">
            {shown.slice(0, MOST_EXAMPLES).map((example, index) => (
              <ExampleView
                key={index}
                example={example}
                winner={example.winner}
                said={[
                  { name: first, answer: example.a, better: example.winner === 'none' ? null : example.winner === 'a' },
                  {
                    name: second,
                    answer: example.b,
                    better: example.winner === 'none' ? null : example.winner === 'b',
                  },
                ]}
                colourOf={(label) => colourIn(labels, label)}
              />
            ))}
          </ul>
          {shown.length > MOST_EXAMPLES && (
            <p className="faint small-text">{t.learner.moreExamples(shown.length - MOST_EXAMPLES)}</p>
          )}
        </section>
      )}
    </div>
  );
}

function Row({
  name,
  a,
  b,
  low,
  high,
}: {
  readonly name: string;
  readonly a: number | null | undefined;
  readonly b: number | null | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}) {
  const { t, language } = useSpeech();
  const difference = typeof a === 'number' && typeof b === 'number' ? b - a : null;
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td>{score(a, language)}</td>
      <td>{score(b, language)}</td>
      <td className={difference === null || Math.abs(difference) < 5e-4 ? '' : difference > 0 ? 'better' : 'worse'}>
        {difference === null ? '–' : signed(difference, language)}
      </td>
      <td className="soft">
        {low === undefined || high === undefined
          ? ''
          : t.learner.intervalOf(signed(low, language), signed(high, language))}
      </td>
    </tr>
  );
}
