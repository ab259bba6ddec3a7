import type { ScoreBin } from '../api/learner';
import { useSpeech } from '../i18n/I18n';
import { percent } from '../i18n/percent';
import type { Band } from './reliability';

/** The bins of scores in numbers; the second half only where a temperature was fitted. */
export function ReliabilityTable({ bands, served }: { readonly bands: readonly Band[]; readonly served: boolean }) {
  const { t, language } = useSpeech();
  const words = t.learner.reliability;
  const places = (value: number, most: number) => value.toLocaleString(language, { maximumFractionDigits: most });
  const heads = [words.predictions, words.mean, words.right];
  const cells = (bin: ScoreBin | null, half: string) => [
    <td key={`${half} count`}>{bin ? places(bin.count, 0) : ''}</td>,
    <td key={`${half} score`}>{bin ? places(bin.score, 3) : ''}</td>,
    <td key={`${half} right`}>{bin ? percent(bin.accuracy, language, 0) : ''}</td>,
  ];
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.title}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.score}
            </th>
            <th scope="colgroup" colSpan={3}>
              {words.before}
            </th>
            {served && (
              <th scope="colgroup" colSpan={3}>
                {words.after}
              </th>
            )}
          </tr>
          <tr>
            {(served ? [...heads, ...heads] : heads).map((head, index) => (
              <th key={index} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bands.map(({ from, to, before, after }) => (
            <tr key={from}>
              <th scope="row">{`${places(from, 1)}–${places(to, 1)}`}</th>
              {cells(before, 'before')}
              {served && cells(after, 'after')}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
