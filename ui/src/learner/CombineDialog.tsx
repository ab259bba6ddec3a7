import { useState } from 'react';
import { learner, type Version } from '../api/learner';
import type { Project } from '../api/types';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useToast } from '../design/Toasts';
import { useSpeech } from '../i18n/I18n';
import { StartedJob } from '../jobs/StartedJob';
import { useStartedJob } from '../jobs/useStartedJob';
import { score } from './score';
import { useLearnerRefresh } from './useLearner';

/** Whether it can be one of several that answer as one. */
export const isSingle = ({ details }: Version) => details.kind !== 'combined';

/** Lets people choose versions that are to answer as one; the new version comes into the list and waits to be promoted. */
export function CombineDialog({
  project,
  versions,
  onClose,
}: {
  readonly project: Project;
  readonly versions: readonly Version[];
  readonly onClose: () => void;
}) {
  const { t, language } = useSpeech();
  const say = useToast();
  const refresh = useLearnerRefresh(project.id);
  const singles = versions.filter(isSingle);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(singles.slice(-3).map(({ name }) => name)));
  const started = useStartedJob(null, t.learner.combineStopped, refresh, ({ result }) => {
    if (result?.version) say(t.learner.combined(result.version));
    onClose();
  });
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
  };
  const start = () =>
    started.start(() =>
      learner.combine(
        project.id,
        singles.map(({ name }) => name).filter((name) => chosen.has(name)),
      ),
    );
  return (
    <Dialog
      title={t.learner.combineTitle}
      onClose={onClose}
      size={520}
      footer={
        <>
          <Button onClick={onClose}>{t.common.close}</Button>
          <Button look="primary" disabled={chosen.size < 2 || started.job !== null} onClick={start}>
            {t.learner.combine}
          </Button>
        </>
      }
    >
      <p className="soft dialog-lead">{t.learner.combineText}</p>
      <fieldset className="stack" style={{ '--gap': '6px' }} disabled={started.job !== null}>
        <legend className="unseen">{t.learner.versions}</legend>
        {singles.toReversed().map(({ name, promoted, details }) => (
          <label key={name} className="choice">
            <input type="checkbox" checked={chosen.has(name)} onChange={() => toggle(name)} />
            <b className="grow" dir="auto">
              {name}
            </b>
            {promoted && <span className="pill good">{t.learner.promoted}</span>}
            {details.f1 !== undefined && (
              <span className="numbers soft">
                {t.learner.f1} {score(details.f1, language)}
              </span>
            )}
          </label>
        ))}
      </fieldset>
      <StartedJob project={project.id} started={started} />
    </Dialog>
  );
}
