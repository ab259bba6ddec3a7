import { useState } from 'react';
import type { Policy } from '../api/learner';
import { useAttempt } from '../app/useAttempt';
import { Segmented } from '../design/bits';
import { CheckRow, NumberRow, SelectRow } from '../design/rows';
import { SaveRow } from '../design/SaveRow';
import { useT } from '../i18n/I18n';

/** When the learner trains, and what becomes of a new version. */
export function PolicyForm({
  policy,
  onSave,
}: {
  readonly policy: Policy;
  readonly onSave: (policy: Policy) => Promise<void>;
}) {
  const t = useT();
  const [values, setValues] = useState(policy);
  const { busy, problem, run } = useAttempt();
  const set = <K extends keyof Policy>(key: K, value: Policy[K]) => setValues({ ...values, [key]: value });
  const changed = (Object.keys(values) as (keyof Policy)[]).some((key) => values[key] !== policy[key]);
  return (
    <form
      className="learner-form"
      aria-label={t.learner.policyTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void run(() => onSave(values));
      }}
    >
      <h3>{t.learner.policyTitle}</h3>
      <Segmented
        label={t.learner.policyTitle}
        value={values.mode}
        onChange={(mode) => set('mode', mode)}
        options={[
          ['automatic', t.learner.byItself],
          ['manual', t.learner.byHand],
        ]}
      />
      {values.mode === 'automatic' ? (
        <div className="option-grid">
          <NumberRow
            label={t.learner.every}
            hint={t.learner.everyHint}
            min={1}
            max={1_000_000}
            value={values.every}
            onChange={(every) => set('every', every)}
          />
          <NumberRow
            label={t.learner.warm}
            hint={t.learner.warmHint}
            min={0}
            max={1_000_000}
            value={values.warm}
            onChange={(warm) => set('warm', warm)}
          />
          <NumberRow
            label={t.learner.minutes}
            hint={t.learner.minutesHint}
            min={0}
            max={525_600}
            value={values.minutes}
            onChange={(minutes) => set('minutes', minutes)}
          />
        </div>
      ) : (
        <p className="soft">{t.learner.byHandText}</p>
      )}
      <SelectRow
        label={t.learner.promotion}
        hint={t.learner.promotionHint[values.promote]}
        value={values.promote}
        onChange={(promote) => set('promote', promote)}
        options={[
          ['better', t.learner.promoteIf.better],
          ['always', t.learner.promoteIf.always],
          ['manual', t.learner.promoteIf.manual],
        ]}
      />
      <CheckRow label={t.learner.refresh} checked={values.refresh} onChange={(refresh) => set('refresh', refresh)} />
      <SaveRow changed={changed} problem={problem} busy={busy} />
    </form>
  );
}
