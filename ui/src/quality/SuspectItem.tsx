import { Check, PenLine, RotateCcw, X } from 'lucide-react';
import { Link } from 'wouter';
import type { Suspect, SuspectedSpan, SuspectState } from '../api/quality';
import { LabelTag } from '../design/bits';
import { Button } from '../design/Button';
import { useSpeech } from '../i18n/I18n';
import { percent } from '../i18n/percent';
import { colourIn, type ProjectLabel } from '../learner/projectLabels';

/** A label that is likely wrong: as it is, as it should likely be, why, and what to do with it. */
export function SuspectItem({
  one,
  project,
  labels,
  onDecide,
}: {
  readonly one: Suspect;
  readonly project: number;
  readonly labels: readonly ProjectLabel[];
  readonly onDecide: (state: Exclude<SuspectState, 'done'>) => void;
}) {
  const { t, language } = useSpeech();
  const whole = one.given === null && one.suggested === null;
  return (
    <li className="suspect" data-kind={one.kind}>
      <div className="suspect-head">
        <span className="pill warn">{t.quality.suspects[one.kind]}</span>
        <Link href={`/projects/${project}/label/${one.task}`}>{t.quality.task(one.task)}</Link>
        <span className="faint small-text numbers">{t.quality.score(percent(one.score, language))}</span>
      </div>
      {!whole && (
        <dl className="suspect-spans">
          <dt>{t.quality.givenNow}</dt>
          <dd dir="auto">
            <Quote span={one.given} around={one.suggested} labels={labels} />
          </dd>
          <dt>{t.quality.suggestion}</dt>
          <dd dir="auto">
            <Quote span={one.suggested} around={one.given} labels={labels} />
          </dd>
        </dl>
      )}
      <p className="soft small-text">
        <Because one={one} />{' '}
        {(one.reason.tasks ?? []).slice(0, 5).map((task) => (
          <Link key={task} className="suspect-task" href={`/projects/${project}/label/${task}`}>
            {t.quality.task(task)}
          </Link>
        ))}
      </p>
      <div className="row suspect-acts">
        {one.state === 'open' && (
          <>
            <Button size="small" onClick={() => onDecide('relabel')} icon={<PenLine size={14} aria-hidden="true" />}>
              {t.quality.relabel}
            </Button>
            <Button
              size="small"
              look="quiet"
              onClick={() => onDecide('dismissed')}
              icon={<X size={14} aria-hidden="true" />}
            >
              {t.quality.dismiss}
            </Button>
          </>
        )}
        {one.state === 'relabel' && (
          <Link className="button small" href={`/projects/${project}/label/${one.task}`}>
            <PenLine size={14} aria-hidden="true" />
            {t.quality.labelNow}
          </Link>
        )}
        {one.state === 'done' && (
          <span className="pill good">
            <Check size={14} aria-hidden="true" /> {t.quality.states.done}
          </span>
        )}
        {(one.state === 'dismissed' || one.state === 'relabel') && (
          <Button
            size="small"
            look="quiet"
            onClick={() => onDecide('open')}
            icon={<RotateCcw size={14} aria-hidden="true" />}
          >
            {t.quality.reopen}
          </Button>
        )}
      </div>
    </li>
  );
}

/** A span in its text; where there is none, the text of the other one without a mark. */
function Quote({
  span,
  around,
  labels,
}: {
  readonly span: SuspectedSpan | null;
  readonly around: SuspectedSpan | null;
  readonly labels: readonly ProjectLabel[];
}) {
  const { t } = useSpeech();
  if (span) {
    return (
      <>
        {span.before}
        <mark className="tint suspect-mark" style={{ '--c': colourIn(labels, span.label) }}>
          {span.text}
        </mark>
        {span.after} <LabelTag colour={colourIn(labels, span.label)}>{span.label}</LabelTag>
      </>
    );
  }
  return (
    <>
      {around && `${around.before}${around.text}${around.after} `}
      <span className="faint">{t.quality.nothingThere}</span>
    </>
  );
}

function Because({ one }: { readonly one: Suspect }) {
  const { t, language } = useSpeech();
  const { because, edge = '', usual = 0, broken = 0 } = one.reason;
  const number = (value: number) => value.toLocaleString(language);
  if (because === 'elsewhere') return t.quality.because.elsewhere(number(usual));
  if (because === 'usually_in' || because === 'usually_out') {
    return t.quality.because[because](edge, number(usual), number(usual + broken));
  }
  return t.quality.because[because];
}
