import type { Stopping } from '../api/stopping';
import { LineChart } from '../charts/LineChart';
import type { Series } from '../charts/scale';
import { useSpeech } from '../i18n/I18n';

/** F1 by labelled tasks: what the versions had, the curve through it with its interval, and the share that is enough. */
export function CurveChart({ told }: { readonly told: Stopping }) {
  const { t, language } = useSpeech();
  const measured = told.versions
    .flatMap(({ tasks, f1 }) => (f1 === null ? [] : [{ x: tasks, y: f1 }]))
    .toSorted((a, b) => a.x - b.x);
  if (measured.length === 0) return null;
  const heights = (told.curve?.points ?? []).map(({ tasks, estimate, low, high }) => ({
    x: Math.round(tasks),
    y: estimate ?? Number.NaN,
    low: low ?? Number.NaN,
    high: high ?? Number.NaN,
  }));
  // Of few tasks there are more heights than whole numbers.
  const drawn = [...new Map(heights.map((point) => [point.x, point])).values()];
  const enough = told.projected?.estimate == null ? null : told.budget.share * told.projected.estimate;
  const series: readonly Series[] = [
    ...(drawn.length > 0 ? [{ name: t.stopping.curve, colour: '#4338ca', dash: '', points: drawn, band: drawn }] : []),
    ...(enough !== null
      ? [
          {
            name: t.stopping.enough(Math.round(100 * told.budget.share)),
            colour: '#0f766e',
            dash: '6 4',
            points: [drawn[0]!, drawn.at(-1)!].map(({ x }) => ({ x, y: enough })),
          },
        ]
      : []),
    { name: t.stopping.measured, colour: '#b45309', dash: '', points: measured, dots: true },
  ];
  return (
    <LineChart
      title={t.stopping.curveTitle}
      xName={t.stopping.tasks}
      series={series}
      x={{ from: measured[0]!.x, to: measured.at(-1)!.x }}
      y={{ from: Math.min(...measured.map(({ y }) => y)), to: Math.max(...measured.map(({ y }) => y)) }}
      leastX={1}
      formatX={(value) => value.toLocaleString(language, { maximumFractionDigits: 0 })}
      formatY={(value) => value.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 3 })}
    />
  );
}
