import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { learner, type LearnerChange } from '../api/learner';
import type { Project } from '../api/types';
import { Spinner } from '../design/bits';
import { CheckRow, SelectRow } from '../design/rows';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import './learner.css';
import { LearnerWords } from './LearnerWords';
import { MappingForm } from './MappingForm';
import { learnableKey, learnableName } from './measures';
import { PolicyForm } from './PolicyForm';
import { keepLearner, useLearner } from './useLearner';

/** The built-in learner among the settings: on or off, when it trains, and what its labels mean here. */
export function LearnerSettings({ project }: { readonly project: Project }) {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const { data: state, error } = useLearner(project.id);
  const change = async (body: LearnerChange) => {
    keepLearner(client, project.id, await learner.change(project.id, body));
    say(t.common.saved);
  };
  // What was just chosen shows at once, before the server has said so.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const toggle = (enabled: boolean) => {
    setChosen(enabled);
    change({ enabled })
      .catch((problem: unknown) => say(t.errors.failed((problem as Error).message)))
      .finally(() => setChosen(null));
  };
  const learns = state?.learns ?? [];
  const choose = (key: string) => {
    const chosen = learns.find((one) => learnableKey(one) === key);
    if (!chosen) return;
    const { task: _task, control: _control, ...others } = state?.settings ?? {};
    const settings = { ...others, task: chosen.task, ...(chosen.control === null ? {} : { control: chosen.control }) };
    change({ settings }).catch((problem: unknown) => say(t.errors.failed((problem as Error).message)));
  };
  if (state && !state.available) return null;
  return (
    <section className="card section" aria-labelledby="learner-settings">
      <div className="row">
        <h2 id="learner-settings" className="grow">
          {t.learner.title}
        </h2>
        <Link href={`/projects/${project.id}/models`}>{t.learner.toVersions}</Link>
      </div>
      {error && <p className="notice bad">{t.errors.failed(error.message)}</p>}
      {!state && !error && <Spinner label={t.common.loading} />}
      {state && (
        <>
          <LearnerWords state={state} />
          {state.suitable && <CheckRow label={t.learner.enable} checked={chosen ?? state.enabled} onChange={toggle} />}
          {state.suitable && state.enabled && (
            <>
              {learns.length > 1 && (
                <SelectRow
                  label={t.learner.whatItLearns}
                  hint={t.learner.whatItLearnsHint}
                  value={learnableKey(learns[0]!)}
                  options={learns
                    .map((one) => [learnableKey(one), learnableName(t, one)] as const)
                    .toSorted(([, a], [, b]) => a.localeCompare(b))}
                  onChange={choose}
                />
              )}
              <PolicyForm policy={state.policy} onSave={(policy) => change({ policy })} />
              {state.mapping && (
                <MappingForm
                  key={state.mapping.from}
                  project={project}
                  mapping={state.mapping}
                  onSave={(mapping) => change({ mapping })}
                />
              )}
            </>
          )}
        </>
      )}
    </section>
  );
}
