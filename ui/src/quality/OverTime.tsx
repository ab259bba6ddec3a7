import type { Part } from '../api/quality';
import { dayOf, daysFrom, numberOf } from '../charts/days';
import { LineChart } from '../charts/LineChart';
import { useSpeech } from '../i18n/I18n';
import { CURVES, figure } from './raters';

/** A coefficient by day or week: of all, and of the first few annotators. */
export function OverTime({
  title,
  curves,
}: {
  readonly title: string;
  readonly curves: readonly { readonly name: string; readonly parts: readonly Part[] }[];
}) {
  const { t, language } = useSpeech();
  const series = curves
    .map(({ name, parts }) => ({
      name,
      points: parts.flatMap(({ date, value }) => (value === null ? [] : [{ x: numberOf(date), y: value }])),
    }))
    .filter(({ points }) => points.length > 0)
    .slice(0, CURVES.length)
    .map((one, index) => ({ ...one, colour: CURVES[index]![0], dash: CURVES[index]![1] }));
  const places = series.flatMap(({ points }) => points.map(({ x }) => x));
  // One point is no course of time.
  if (new Set(places).size < 2) return null;
  return (
    <section className="card section">
      <h2>{t.quality.overTime}</h2>
      <LineChart
        title={title}
        xName={t.dashboard.day}
        x={daysFrom(Math.min(...places), Math.max(...places))}
        y={{ from: 0, to: 1 }}
        leastX={1}
        formatX={(value) => dayOf(value, language)}
        formatY={(value) => figure(value, language)}
        series={series}
      />
    </section>
  );
}
