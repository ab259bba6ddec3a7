import type { LearnerState } from '../api/learner';
import { Spinner } from '../design/bits';
import { useT } from '../i18n/I18n';
import { learnableName } from './measures';

/** In one sentence: what suggests, or why nothing does. */
export function LearnerWords({ state }: { readonly state: LearnerState }) {
  const t = useT();
  if (!state.suitable) return <p className="soft">{state.reason ?? t.learner.unsuitable}</p>;
  if (!state.enabled) return <p className="soft">{t.learner.off}</p>;
  const preparing = state.serving === null;
  // Other kinds than entities have nothing that is being prepared: they wait for labels.
  const busy = (state.learns?.[0]?.task ?? 'token-classification') === 'token-classification';
  return (
    <div className="soft" role="status">
      <p className="row">
        {preparing && busy && <Spinner label={t.common.loading} />}
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
      {(state.learns?.length ?? 0) > 1 && (
        <p className="small-text">{t.learner.learns(learnableName(t, state.learns![0]!))}</p>
      )}
      {!preparing && state.reason && <p className="small-text">{state.reason}</p>}
      {state.waiting && !state.training && <p className="small-text">{state.waiting}</p>}
    </div>
  );
}
