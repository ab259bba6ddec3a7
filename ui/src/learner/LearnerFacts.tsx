import type { LearnerState, Version } from '../api/learner';
import { Meter } from '../design/bits';
import { useSpeech } from '../i18n/I18n';
import { measureName, measureOf } from './measures';
import { score } from './score';

/** How much there is to learn from, and how well it is learned. */
export function LearnerFacts({ state, newest }: { readonly state: LearnerState; readonly newest: Version | null }) {
  const { t, language } = useSpeech();
  const measure = measureOf(newest?.details ?? {});
  const automatic = state.policy.mode === 'automatic' && state.enabled;
  const facts: readonly (readonly [string, string])[] = [
    [t.learner.labelledTasks, state.labelled.toLocaleString(language)],
    [t.learner.newLabels, state.new_labels.toLocaleString(language)],
    ...(newest
      ? [
          [
            t.learner.newest(measureName(t, measure.name, newest.details.task), newest.name),
            score(measure.value, language),
          ] as const,
        ]
      : []),
  ];
  return (
    <div className="learner-facts">
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="numbers">{value}</dd>
          </div>
        ))}
      </dl>
      {automatic && (
        <div className="stack learner-next" style={{ '--gap': '6px' }}>
          <Meter value={state.new_labels / state.policy.every} label={t.learner.untilNext} />
          <span className="faint small-text">
            {state.new_labels >= state.policy.every
              ? t.learner.nextIsDue
              : t.learner.nextAfter(state.policy.every - state.new_labels)}
          </span>
        </div>
      )}
    </div>
  );
}
