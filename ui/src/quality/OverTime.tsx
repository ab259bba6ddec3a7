import type { Part } from '../api/quality';
import { LineChart } from '../charts/LineChart';
import { useSpeech } from '../i18n/I18n';
import { CURVES, figure } from './raters';

const DAY_MS = 86_400_000;

const numberOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

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
  const [first, last] = [Math.min(...places), Math.max(...places)];
  return (
    <section className="card section">
      <h2>{t.quality.overTime}</h2>
      <LineChart
        title={title}
        xName={t.dashboard.day}
        x={{ from: first, to: last + Math.max(0.5, (last - first) * 0.04) }}
        y={{ from: 0, to: 1 }}
        leastX={1}
        formatX={(value) =>
          new Date(Math.round(value) * DAY_MS).toLocaleDateString(language, {
            timeZone: 'UTC',
            day: 'numeric',
            month: 'short',
          })
        }
        formatY={(value) => figure(value, language)}
        series={series}
      />
    </section>
  );
}
