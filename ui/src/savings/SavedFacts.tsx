import type { Saved } from '../api/savings';
import type { Estimate } from '../api/stopping';
import { duration } from '../dashboard/duration';
import { useSpeech } from '../i18n/I18n';
import { percent } from '../i18n/percent';
import { FactList, type Fact } from '../stopping/FactList';

/** The figures that are asked for first, times with their intervals. */
export function SavedFacts({ told }: { readonly told: Saved }) {
  const { t, language } = useSpeech();
  const { time, edits } = told;
  const number = (value: number) => value.toLocaleString(language);
  const between = (value: Estimate | null) =>
    value === null || value.low === null || value.high === null
      ? null
      : t.stopping.between(duration(value.low, t, language), duration(value.high, t, language));
  const facts: readonly Fact[] = [
    [
      t.saved.with(number(time.with.answers)),
      duration(time.with.median.estimate, t, language),
      between(time.with.median),
    ],
    [
      t.saved.without(number(time.without.answers)),
      duration(time.without.median.estimate, t, language),
      between(time.without.median),
    ],
    [t.saved.difference, duration(time.saved?.estimate ?? null, t, language), between(time.saved)],
    [t.saved.accepted, percent(edits.accepted_share, language, 0), t.saved.ofSuggested(number(edits.suggested))],
    [t.saved.untouched, t.stopping.ofAll(number(edits.untouched), number(edits.answers)), null],
    [
      t.saved.actions,
      percent(edits.saved_share, language, 0),
      t.saved.ofActions(number(edits.actions), number(edits.actions_by_hand)),
    ],
  ];
  return <FactList facts={facts} />;
}
