import type { LearnerState } from '../api/learner';
import { Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';

/** In one sentence: what suggests, or why nothing does. */
export function LearnerWords({ state }: { readonly state: LearnerState }) {
  const t = useT();
  if (!state.suitable) return <p className="soft">{state.reason ?? t.learner.unsuitable}</p>;
  if (!state.enabled) return <p className="soft">{t.learner.off}</p>;
  const preparing = state.serving === null;
  return (
    <div className="soft" role="status">
      <p className="row">
        {preparing && <Spinner label={t.common.loading} />}
        <span>
          {preparing
            ? (state.reason ?? t.learner.preparing)
            : state.serving === 'starter'
              ? t.learner.starter
              : state.serving === 'memory'
                ? t.learner.memory
                : t.learner.serves(state.serving)}
        </span>
      </p>
      {!preparing && state.reason && <p className="small-text">{state.reason}</p>}
      {state.waiting && !state.training && <p className="small-text">{state.waiting}</p>}
    </div>
  );
}
