import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { Version } from '../api/learner';
import type { Project } from '../api/types';
import { Meter } from '../design/bits';
import { Button } from '../design/Button';
import { useSpeech } from '../i18n/I18n';
import { moment } from '../i18n/moment';
import { measureName, measureOf, othersOf } from './measures';
import { score } from './score';
import { VersionDetails } from './VersionDetails';

/** One version in the list; opened, all that is known of it. */
export function VersionItem({
  project,
  version,
  onPromote,
}: {
  readonly project: Project;
  readonly version: Version;
  readonly onPromote: () => void;
}) {
  const { t, language } = useSpeech();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { name, created, promoted, details } = version;
  const measure = measureOf(details);
  const measured = measureName(t, measure.name, details.task);
  const others = othersOf(details)
    .map(
      (other) =>
        `${t.learner.short[other.name as keyof typeof t.learner.short] ?? measureName(t, other.name)} ${score(other.value, language)}`,
    )
    .join(' · ');
  const words = [
    moment(created, language),
    ...(details.members ? [t.learner.madeOf(details.members.map((member) => member.name).join(' + '))] : []),
    ...(details.imported
      ? [t.learner.imported(details.base ?? '')]
      : details.documents === undefined
        ? []
        : [t.learner.fromTexts(details.documents)]),
  ];
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className="version-item" data-version={name} data-promoted={promoted}>
      <div className="row">
        <Button
          look="quiet"
          className="version-open"
          icon={<Chevron size={16} />}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          aria-label={t.learner.detailsOf(name)}
          onClick={() => setOpen(!open)}
        >
          <b dir="auto">{name}</b>
        </Button>
        {promoted && <span className="pill good">{t.learner.promoted}</span>}
        {details.archived && <span className="pill">{t.learner.archived}</span>}
        <span className="grow faint small-text">{words.join(' · ')}</span>
        {measure.value === undefined ? (
          <span className="faint small-text">{t.learner.notMeasured}</span>
        ) : (
          <span className="version-score">
            <span className="numbers">
              {measured} <b>{score(measure.value, language)}</b>
            </span>
            <Meter value={Math.max(0, measure.value)} label={`${measured} ${name}`} />
            <span className="faint small-text numbers">{others}</span>
          </span>
        )}
        <span className="version-act">
          {!promoted && !details.archived && (
            <Button size="small" aria-label={t.learner.promoteOf(name)} onClick={onPromote}>
              {t.learner.promote}
            </Button>
          )}
        </span>
      </div>
      {open && (
        <div id={id}>
          <VersionDetails project={project} version={version} />
        </div>
      )}
    </li>
  );
}
