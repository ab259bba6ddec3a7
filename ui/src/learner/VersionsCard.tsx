import { Combine, GitCompareArrows, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { learner, type Version } from '../api/learner';
import type { Project } from '../api/types';
import { LineChart } from '../charts/LineChart';
import { Button } from '../design/Button';
import { useToast } from '../design/Toasts';
import { useSpeech } from '../i18n/I18n';
import { CombineDialog, isSingle } from './CombineDialog';
import { CompareDialog } from './CompareDialog';
import { progressCurve } from './curves';
import { useLearnerRefresh } from './useLearner';
import { VersionItem } from './VersionItem';

/** All versions, the newest first: which answers, how good each is, and what can be done with it. */
export function VersionsCard({
  project,
  versions,
}: {
  readonly project: Project;
  readonly versions: readonly Version[];
}) {
  const { t, language } = useSpeech();
  const say = useToast();
  const refresh = useLearnerRefresh(project.id);
  const [comparing, setComparing] = useState<readonly [string, string] | null>(null);
  const [combining, setCombining] = useState(false);
  const promoted = versions.find((version) => version.promoted) ?? null;
  const curve = progressCurve(versions, t);
  const attempt = async (work: () => Promise<Version>) => {
    try {
      const now = await work();
      const back = promoted && promoted.name !== now.name ? promoted.name : null;
      say(
        t.learner.answersNow(now.name),
        back === null
          ? undefined
          : {
              title: t.learner.undo,
              run: () =>
                void learner
                  .promote(project.id, back)
                  .then(refresh, (error: unknown) => say(t.errors.failed((error as Error).message))),
            },
      );
    } catch (error) {
      say(t.errors.failed((error as Error).message));
    }
    refresh();
  };
  const newest = versions.at(-1)!;
  const other = promoted && promoted !== newest ? promoted : versions.at(-2);
  return (
    <section className="card section" aria-labelledby="versions">
      <div className="row">
        <div className="grow">
          <h2 id="versions">{t.learner.versions}</h2>
          <p className="soft">{t.learner.versionsText}</p>
        </div>
        {promoted && versions.length > 1 && (
          <Button icon={<Undo2 size={15} />} onClick={() => void attempt(() => learner.rollBack(project.id))}>
            {t.learner.rollBack}
          </Button>
        )}
        {versions.filter(isSingle).length > 1 && (
          <Button icon={<Combine size={15} />} onClick={() => setCombining(true)}>
            {t.learner.combine}
          </Button>
        )}
        {other && (
          <Button icon={<GitCompareArrows size={15} />} onClick={() => setComparing([other.name, newest.name])}>
            {t.learner.compare}
          </Button>
        )}
      </div>
      {curve.length > 0 && (
        <LineChart
          title={t.learner.curve}
          xName={t.learner.texts}
          series={curve}
          x={{ from: 0, to: 1 }}
          y={{ from: 0, to: 1 }}
          formatX={(value) => value.toLocaleString(language)}
          formatY={(value) => value.toLocaleString(language, { maximumFractionDigits: 3 })}
        />
      )}
      <ul className="version-items" aria-label={t.learner.versions}>
        {versions.toReversed().map((version) => (
          <VersionItem
            project={project}
            key={version.name}
            version={version}
            onPromote={() => void attempt(() => learner.promote(project.id, version.name))}
          />
        ))}
      </ul>
      {combining && <CombineDialog project={project} versions={versions} onClose={() => setCombining(false)} />}
      {comparing && (
        <CompareDialog
          project={project}
          versions={versions}
          first={comparing[0]}
          second={comparing[1]}
          onClose={() => setComparing(null)}
        />
      )}
    </section>
  );
}
