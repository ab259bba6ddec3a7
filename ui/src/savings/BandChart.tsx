import type { Saved } from '../api/savings';
import { LineChart } from '../charts/LineChart';
import { useSpeech } from '../i18n/I18n';

/** The accepted share by the score of the suggestion: on the diagonal a score says how often it is right. */
export function BandChart({ bands }: { readonly bands: Saved['bands'] }) {
  const { t, language } = useSpeech();
  if (bands.length === 0) return null;
  const points = bands.map(({ from, to, accepted_share: share }) => ({ x: (from + to) / 2, y: share ?? Number.NaN }));
  const whole = { from: 0, to: 1 };
  const format = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 2 });
  return (
    <LineChart
      title={t.saved.byScore}
      xName={t.saved.score}
      series={[
        {
          name: t.saved.ideal,
          colour: '#64748b',
          dash: '2 4',
          points: [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ],
        },
        { name: t.saved.share, colour: '#0f766e', dash: '', points, dots: true },
      ]}
      x={whole}
      y={whole}
      formatX={format}
      formatY={format}
    />
  );
}
