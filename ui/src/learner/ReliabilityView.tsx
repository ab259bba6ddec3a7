import type { VersionDetails } from '../api/learner';
import { LineChart } from '../charts/LineChart';
import { useSpeech } from '../i18n/I18n';
import { bandsOf, pointsOf } from './reliability';
import { ReliabilityTable } from './ReliabilityTable';
import { score } from './score';

const WHOLE = { from: 0, to: 1 };
const DIAGONAL = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

/** How far the scores of a version mean what they say: as the model gives them, and at the temperature at which they are served. */
export function ReliabilityView({ details }: { readonly details: VersionDetails }) {
  const { t, language } = useSpeech();
  const words = t.learner.reliability;
  const { calibration } = details;
  if (calibration === undefined)
    return details.method === undefined ? null : (
      <div className="stack" style={{ '--gap': '4px' }} data-reliability="none">
        <h3>{words.title}</h3>
        <p className="faint small-text">{details.kind === 'combined' ? words.combined : words.none}</p>
      </div>
    );
  const { bins, calibrated_bins: calibrated = [], temperature, calibrated_error: error } = calibration;
  const served = temperature !== undefined;
  const format = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 2 });
  const before = { name: words.before, colour: '#b45309', points: pointsOf(bins) };
  return (
    <div className="stack" style={{ '--gap': '8px' }} data-reliability={served ? 'served' : 'few'}>
      <h3>{words.title}</h3>
      <p className="soft">
        {words.error(score(calibration.error, language), calibration.predictions)}{' '}
        {served ? words.served(format(temperature), score(error, language)) : words.few}
      </p>
      {bins.length > 0 && (
        <div className="chart-pair">
          <LineChart
            title={words.share}
            xName={words.score}
            series={[
              { name: words.ideal, colour: '#64748b', dash: '2 4', points: DIAGONAL },
              served ? { ...before, dash: '7 4' } : { ...before, dash: '', dots: true },
              ...(served
                ? [{ name: words.after, colour: '#0f766e', dash: '', dots: true, points: pointsOf(calibrated) }]
                : []),
            ]}
            x={WHOLE}
            y={WHOLE}
            formatX={format}
            formatY={format}
          />
          <ReliabilityTable bands={bandsOf(calibration)} served={served} />
        </div>
      )}
    </div>
  );
}
