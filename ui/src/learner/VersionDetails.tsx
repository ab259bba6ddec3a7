import type { Version } from '../api/learner';
import type { Project } from '../api/types';
import { useSpeech } from '../i18n/I18n';
import { duration } from '../jobs/timeLeft';
import { ConfusionTable } from './ConfusionTable';
import { figuresOf } from './curves';
import { LabelTable } from './LabelTable';
import { MeasureTable } from './MeasureTable';
import { MistakesView } from './MistakesView';
import { ReliabilityView } from './ReliabilityView';
import { TrainingCharts } from './TrainingCharts';

const short = (digest: string | undefined): string | undefined =>
  digest === undefined || digest.length <= 20 ? digest : `${digest.slice(0, 19)}…`;

/** All that is known of a version: how well it knows each label, what it mixes up, and how it was made. */
export function VersionDetails({ project, version }: { readonly project: Project; readonly version: Version }) {
  const { t, language } = useSpeech();
  const { details } = version;
  const count = (value: number | undefined) => value?.toLocaleString(language);
  const facts: readonly (readonly [string, string | undefined, string?])[] = [
    [t.learner.fact.task, t.learner.kinds[details.task as keyof typeof t.learner.kinds] ?? details.task],
    [t.learner.fact.trained, count(details.trained)],
    [t.learner.fact.heldOut, count(details.held_out)],
    [t.learner.fact.base, details.base],
    [t.learner.fact.baseRevision, short(details.base_revision), details.base_revision],
    [t.learner.fact.dataRevision, short(details.dataset_revision), details.dataset_revision],
    [t.learner.fact.snapshot, short(details.snapshot), details.snapshot],
    [t.learner.fact.method, t.learner.method[details.method as keyof typeof t.learner.method] ?? details.method],
    [t.learner.fact.seconds, details.seconds === undefined ? undefined : duration(details.seconds, language)],
    [t.learner.fact.seed, details.seed === undefined ? undefined : String(details.seed)],
    ...Object.entries(details.settings ?? {})
      .filter(([name]) => name !== 'seed')
      .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)] as const),
  ];
  const notes = details.notes === undefined ? [] : typeof details.notes === 'string' ? [details.notes] : details.notes;
  return (
    <div className="version-details">
      {notes.length > 0 && (
        <ul className="notice version-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className="detail-pair">
        {details.metrics && <MeasureTable details={details} />}
        {Object.keys(details.labels ?? {}).length > 0 && <LabelTable labels={details.labels!} />}
        {Object.keys(details.confusion ?? {}).length > 0 && <ConfusionTable confusion={details.confusion!} />}
      </div>
      <ReliabilityView details={details} />
      <TrainingCharts figures={figuresOf(version)} />
      <MistakesView project={project} version={version} />
      <dl className="facts small">
        {facts.map(
          ([name, value, whole]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="numbers" title={whole} dir="ltr">
                  {value}
                </dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
