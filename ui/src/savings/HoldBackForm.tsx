import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { savings } from '../api/savings';
import { useAttempt } from '../app/useAttempt';
import { TextRow } from '../design/rows';
import { SaveRow } from '../design/SaveRow';
import { useT } from '../i18n/I18n';

/** For how many tasks suggestions are held back, so that chance and not people decides what is compared. */
export function HoldBackForm({ projectId, share }: { readonly projectId: number; readonly share: number }) {
  const t = useT();
  const cache = useQueryClient();
  const stored = String(Math.round(100 * share));
  const [percent, setPercent] = useState(stored);
  const { busy, problem, run } = useAttempt();
  return (
    <details className="stop-budget">
      <summary>{t.saved.holdBack}</summary>
      <form
        className="learner-form"
        aria-label={t.saved.holdBack}
        onSubmit={(event) => {
          event.preventDefault();
          void run(async () => {
            cache.setQueryData(['saved', projectId], await savings.holdBack(projectId, Number(percent) / 100));
          });
        }}
      >
        <TextRow
          label={t.saved.heldShare}
          hint={t.saved.heldHint}
          type="number"
          required
          min={0}
          max={50}
          className="number-input"
          value={percent}
          onChange={setPercent}
        />
        <SaveRow changed={percent !== stored} problem={problem} busy={busy} />
      </form>
    </details>
  );
}
