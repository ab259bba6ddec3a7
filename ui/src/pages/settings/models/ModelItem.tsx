import { useState } from 'react';
import type { Job } from '../../../api/jobs';
import { models, type ModelConnection, type Trial } from '../../../api/models';
import { Meter } from '../../../design/bits';
import { Button } from '../../../design/Button';
import { useToast } from '../../../design/Toasts';
import { useT } from '../../../i18n/I18n';
import { TrialSteps } from './TrialSteps';

export interface ModelItemProps {
  readonly model: ModelConnection;
  /** Its last prediction of the whole project. */
  readonly job: Job | null;
  readonly onChange: () => void;
  readonly onRemove: () => void;
  readonly onPredict: () => void;
  readonly onStop: (job: string) => void;
}

/** A connected model: how it is, and what can be asked of it. */
export function ModelItem({ model, job, onChange, onRemove, onPredict, onStop }: ModelItemProps) {
  const t = useT();
  const say = useToast();
  const [trial, setTrial] = useState<Trial | null>(null);
  const attempt = (work: () => Promise<unknown>) =>
    void work().catch((error: unknown) => say(t.errors.failed((error as Error).message)));
  const state = t.models.state[model.state as keyof typeof t.models.state] ?? model.state;
  const isRunning = job !== null && job.finished_at === null;
  return (
    <li className="model-item" data-model={model.title} data-state={model.state}>
      <div className="row">
        <span className="grow person-words">
          <b className="cut" dir="auto">
            {model.title || model.url}
          </b>
          <span className="faint small-text" dir="ltr">
            {model.url}
          </span>
          <span className={`small-text ${model.state === 'CO' ? 'faint' : 'bad-text'}`}>
            {model.error_message ??
              [state, model.model_version && t.models.version(model.model_version)].filter(Boolean).join(' · ')}
          </span>
        </span>
        <Button size="small" onClick={() => attempt(async () => setTrial(await models.test(model.id)))}>
          {t.models.test}
        </Button>
        <Button size="small" onClick={onChange}>
          {t.models.change}
        </Button>
        <Button size="small" look="danger" onClick={onRemove}>
          {t.models.remove}
        </Button>
      </div>
      <div className="row">
        <Button
          size="small"
          disabled={isRunning}
          onClick={() => attempt(() => models.predict(model.id).then(onPredict))}
        >
          {t.models.predict}
        </Button>
        <Button
          size="small"
          onClick={() => attempt(() => models.train(model.id).then(() => say(t.models.trainingAsked)))}
        >
          {t.models.train}
        </Button>
      </div>
      {isRunning && (
        <div className="row">
          <Meter value={job.done / Math.max(1, job.total)} label={t.models.predicting(job.done, job.total)} />
          <span className="faint small-text numbers">{t.models.predicting(job.done, job.total)}</span>
          <Button size="small" onClick={() => onStop(job.id)}>
            {t.models.stop}
          </Button>
        </div>
      )}
      {job?.error && <p className="bad-text small-text">{t.models.predictionFailed(job.error)}</p>}
      {trial && <TrialSteps trial={trial} />}
    </li>
  );
}
