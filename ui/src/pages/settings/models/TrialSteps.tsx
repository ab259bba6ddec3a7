import { Check, Minus, X } from 'lucide-react';
import type { Trial } from '../../../api/models';
import { useT } from '../../../i18n/I18n';

/** What came of a trial, step by step. */
export function TrialSteps({ trial }: { readonly trial: Trial }) {
  const t = useT();
  return (
    <ul className="trial-steps" aria-live="polite" data-failed={trial.failed_step ?? ''}>
      {trial.steps.map(({ step, ok, detail }) => (
        <li key={step} className={ok === false ? 'bad-text' : ''}>
          {ok === null ? <Minus size={15} /> : ok ? <Check size={15} /> : <X size={15} />}
          <span>
            {t.models.step[step]}
            {detail && <span className="faint small-text trial-detail">{detail}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
