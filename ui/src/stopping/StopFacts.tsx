import type { Estimate, Stopping } from '../api/stopping';
import { useSpeech } from '../i18n/I18n';
import { FactList, type Fact } from './FactList';

/** The numbers behind the answer, each with its interval. */
export function StopFacts({ told }: { readonly told: Stopping }) {
  const { t, language } = useSpeech();
  const number = (value: number | null, most: number) =>
    value === null ? '–' : value.toLocaleString(language, { maximumFractionDigits: most });
  const range = (value: Estimate | null, most: number) =>
    value === null ? null : t.stopping.between(number(value.low, most), number(value.high, most));
  const pair = told.stability.pairs.findLast(({ kappa }) => kappa !== null);
  const facts: readonly Fact[] = [
    [t.stopping.labelled, t.stopping.ofAll(number(told.tasks.labelled, 0), number(told.tasks.all, 0)), null],
    [t.stopping.projected, number(told.projected?.estimate ?? null, 3), range(told.projected, 3)],
    [t.stopping.left, number(told.left?.estimate ?? null, 0), range(told.left, 0)],
    [t.stopping.hoursLeft, number(told.hours_left?.estimate ?? null, 1), range(told.hours_left, 1)],
    [
      t.stopping.hoursUsed,
      told.time.measured === 0 ? '–' : number(told.time.hours_used, told.time.hours_used < 1 ? 2 : 1),
      told.budget.hours === null ? null : t.stopping.ofHours(number(told.budget.hours, 1)),
    ],
    [
      t.stopping.agreement,
      pair ? number(pair.kappa, 2) : '–',
      pair ? t.stopping.pair(pair.before, pair.after, number(pair.tasks, 0)) : null,
    ],
  ];
  return <FactList facts={facts} />;
}
