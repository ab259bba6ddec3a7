import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import type { Version } from '../api/learner';
import { Meter } from '../design/bits';
import { Button } from '../design/Button';
import { useSpeech } from '../i18n/I18n';
import { moment } from '../i18n/moment';
import { score } from './score';
import { VersionDetails } from './VersionDetails';

/** One version in the list; opened, all that is known of it. */
export function VersionItem({ version, onPromote }: { readonly version: Version; readonly onPromote: () => void }) {
  const { t, language } = useSpeech();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { name, created, promoted, details } = version;
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
        {details.f1 === undefined ? (
          <span className="faint small-text">{t.learner.notMeasured}</span>
        ) : (
          <span className="version-score">
            <span className="numbers">
              {t.learner.f1} <b>{score(details.f1, language)}</b>
            </span>
            <Meter value={details.f1} label={`${t.learner.f1} ${name}`} />
            <span className="faint small-text numbers">
              {t.learner.precisionRecall(score(details.precision, language), score(details.recall, language))}
            </span>
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
          <VersionDetails version={version} />
        </div>
      )}
    </li>
  );
}
