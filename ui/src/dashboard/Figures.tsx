import type { Dashboard } from '../api/dashboard';
import { useSpeech } from '../i18n/I18n';
import { duration } from './duration';

/** The numbers that are asked for first. */
export function Figures({ all }: { readonly all: Dashboard }) {
  const { t, language } = useSpeech();
  const number = (value: number) => value.toLocaleString(language);
  const { tasks, annotations, lead_time: times } = all;
  const figures: readonly (readonly [string, string])[] = [
    ...(tasks.total !== null && tasks.finished !== null
      ? [[t.dashboard.finished, t.dashboard.ofAll(number(tasks.finished), number(tasks.total))] as const]
      : []),
    [t.dashboard.answered, number(tasks.answered)],
    [t.dashboard.submitted, number(annotations.submitted)],
    [t.dashboard.skipped, number(annotations.skipped)],
    [t.dashboard.median, duration(times.median, t, language)],
  ];
  return (
    <dl className="dashboard-figures">
      {figures.map(([name, value]) => (
        <div key={name} className="card dashboard-figure">
          <dt className="soft">{name}</dt>
          <dd className="numbers">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
