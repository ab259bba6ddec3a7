import { Sparkles, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Job } from '../api/jobs';
import { learner, type LearnerState, type TrainingSettings, type Version } from '../api/learner';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { Button } from '../design/Button';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { LearnerFacts } from './LearnerFacts';
import { LearnerWords } from './LearnerWords';
import { TrainingOptions } from './TrainingOptions';
import { useLearnerRefresh } from './useLearner';

export interface LearnerCardProps {
  readonly project: Project;
  readonly state: LearnerState;
  readonly newest: Version | null;
  readonly mayManage: boolean;
  readonly onTraining: (job: Job) => void;
}

/** What suggests now, how much there is to learn, and the two things one can let it do. */
export function LearnerCard({ project, state, newest, mayManage, onTraining }: LearnerCardProps) {
  const t = useT();
  const say = useToast();
  const refresh = useLearnerRefresh(project.id);
  const { busy, problem, run } = useAttempt();
  const [settings, setSettings] = useState<TrainingSettings>(state.settings ?? {});
  const [base, setBase] = useState(state.base ?? '');
  const usable = state.suitable && state.enabled;
  const train = () =>
    run(async () => {
      if (base.trim() !== (state.base ?? '')) await learner.change(project.id, { base: base.trim() || null });
      onTraining({ ...(await learner.train(project.id, settings)), project: project.id });
      refresh();
    });
  const predict = () =>
    run(async () => {
      await learner.predict(project.id);
      say(t.learner.predicting);
      refresh();
    });
  return (
    <section className="card section" aria-labelledby="learner" data-serving={state.serving ?? ''}>
      <div className="row learner-head">
        <span className="learner-mark" aria-hidden="true">
          <Sparkles size={20} />
        </span>
        <div className="grow learner-words">
          <h2 id="learner">{t.learner.title}</h2>
          <LearnerWords state={state} />
        </div>
        {mayManage && usable && (
          <>
            <Button icon={<WandSparkles size={16} />} disabled={busy || !state.serving} onClick={() => void predict()}>
              {t.learner.predict}
            </Button>
            <Button look="primary" disabled={busy || state.training !== null} onClick={() => void train()}>
              {state.training ? t.learner.trains : t.learner.train}
            </Button>
          </>
        )}
      </div>
      {problem && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
      {state.suitable && <LearnerFacts state={state} newest={newest} />}
      {mayManage && usable && (
        <TrainingOptions settings={settings} onChange={setSettings} base={base} onBase={setBase} />
      )}
      <p className="faint small-text">
        {!mayManage ? (
          t.learner.notYours
        ) : (
          <>
            {t.learner.policy(state.policy.mode, state.policy.every)}{' '}
            <Link href={`/projects/${project.id}/settings/models`}>{t.learner.changePolicy}</Link>
          </>
        )}
      </p>
    </section>
  );
}
