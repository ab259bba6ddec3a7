import type { Figure } from '../api/learner';
import { LineChart } from '../charts/LineChart';
import { useSpeech } from '../i18n/I18n';
import { lossCurves, scoreCurves } from './curves';

/** How a training went: the loss, which should fall, and the scores, which should rise. */
export function TrainingCharts({ figures }: { readonly figures: readonly Figure[] }) {
  const { t, language } = useSpeech();
  const loss = lossCurves(figures, t);
  const scores = scoreCurves(figures, t);
  if (loss.length === 0 && scores.length === 0) return null;
  const x = { from: 0, to: Math.max(1, ...figures.map(({ epoch }) => epoch)) };
  const places = (most: number) => (value: number) => value.toLocaleString(language, { maximumFractionDigits: most });
  const common = { xName: t.learner.epoch, x, formatX: places(2) };
  return (
    <div className="chart-pair">
      {loss.length > 0 && (
        <LineChart {...common} title={t.learner.loss} series={loss} y={{ from: 0, to: 0 }} formatY={places(3)} />
      )}
      {scores.length > 0 && (
        <LineChart {...common} title={t.learner.scores} series={scores} y={{ from: 0, to: 1 }} formatY={places(3)} />
      )}
    </div>
  );
}
