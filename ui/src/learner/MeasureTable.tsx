import type { VersionDetails } from '../api/learner';
import { useSpeech } from '../i18n/I18n';
import { measureName } from './measures';
import { score } from './score';

/** Every figure that was measured on texts that were not learned from. */
export function MeasureTable({ details: { metrics = {}, task } }: { readonly details: VersionDetails }) {
  const { t, language } = useSpeech();
  if (Object.keys(metrics).length === 0) return null;
  return (
    <figure className="stack" style={{ '--gap': '8px' }}>
      <figcaption>
        <h3>{t.learner.figures}</h3>
      </figcaption>
      <table className="figures measures">
        <tbody>
          {Object.entries(metrics).map(([name, value], index) => (
            <tr key={name}>
              <th scope="row">{measureName(t, name, task)}</th>
              <td>{index === 0 ? <b>{score(value, language)}</b> : score(value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
