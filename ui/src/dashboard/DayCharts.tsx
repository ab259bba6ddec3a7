import type { Dashboard } from '../api/dashboard';
import { LineChart } from '../charts/LineChart';
import { useSpeech } from '../i18n/I18n';

const DAY_MS = 86_400_000;

/** The number of a day, and the day of a number. */
const numberOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** How the tasks fill up, and what is done a day. */
export function DayCharts({ all }: { readonly all: Dashboard }) {
  const { t, language } = useSpeech();
  const days = all.days.map((day) => ({ ...day, x: numberOf(day.date) }));
  const [first, last] = [days[0]!.x, days.at(-1)!.x];
  // The name of the last day needs room.
  const x = { from: first, to: last + Math.max(0.5, (last - first) * 0.04) };
  const whole = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 0 });
  const formatX = (value: number) =>
    new Date(Math.round(value) * DAY_MS).toLocaleDateString(language, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
    });
  const common = { xName: t.dashboard.day, x, leastX: 1, formatX, formatY: whole };
  return (
    <section className="card section">
      <h2>{t.dashboard.overTime}</h2>
      <div className="chart-pair">
        <LineChart
          {...common}
          title={t.dashboard.progress}
          y={{ from: 0, to: Math.max(5, all.tasks.total ?? 0) }}
          series={[
            {
              name: t.dashboard.answered,
              colour: '#3b6fd4',
              dash: '',
              points: days.map((day) => ({ x: day.x, y: day.answered_so_far })),
            },
          ]}
        />
        <LineChart
          {...common}
          title={t.dashboard.daily}
          y={{ from: 0, to: 5 }}
          series={[
            {
              name: t.dashboard.submitted,
              colour: '#3b6fd4',
              dash: '',
              points: days.map((day) => ({ x: day.x, y: day.submitted })),
            },
            {
              name: t.dashboard.skipped,
              colour: '#c2762b',
              dash: '5 3',
              points: days.map((day) => ({ x: day.x, y: day.skipped })),
            },
          ]}
        />
      </div>
    </section>
  );
}
