import type { Dashboard } from '../api/dashboard';
import { dayOf, daysFrom, numberOf } from '../charts/days';
import { LineChart } from '../charts/LineChart';
import { useSpeech } from '../i18n/I18n';

/** How the tasks fill up, and what is done a day. */
export function DayCharts({ all }: { readonly all: Dashboard }) {
  const { t, language } = useSpeech();
  const days = all.days.map((day) => ({ ...day, x: numberOf(day.date) }));
  const x = daysFrom(days[0]!.x, days.at(-1)!.x);
  const whole = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 0 });
  const formatX = (value: number) => dayOf(value, language);
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
