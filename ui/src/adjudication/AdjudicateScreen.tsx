import { ArrowDown, ArrowLeft, ArrowUp, Check, PenLine, Undo2 } from 'lucide-react';
import { useMemo, useReducer, useRef } from 'react';
import { Link } from 'wouter';
import {
  adjudication,
  type AdjudicationItem,
  type Compared,
  type TaskAlignment,
  type Voice,
} from '../api/adjudication';
import { ApiError } from '../api/http';
import { nameOf } from '../api/tagloop';
import type { Project } from '../api/types';
import { useAttempt } from '../app/useAttempt';
import { Meter } from '../design/bits';
import { Button, IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import type { TaskSurroundings } from '../label/surroundings';
import type { WireRegion } from '../regions/wire';
import { AlignedText } from './AlignedText';
import { begin, decide, disputesOf, drawable, resultOf, type Decisions, type Move } from './decisions';
import { DisputeCard, voiceName } from './DisputeCard';
import { useDecisionKeys } from './useDecisionKeys';

export interface AdjudicateScreenProps {
  readonly project: Project;
  readonly alignment: TaskAlignment;
  readonly around: TaskSurroundings;
  readonly compared: Compared;
  /** @param edit whether the result is to be opened in the editor */
  readonly onStored: (annotation: number, edit: boolean) => Promise<void>;
  /** The annotations were changed meanwhile. */
  readonly onStale: () => void;
}

/** The text with what is agreed and decided, the dispute to decide, and below what each of them says. */
export function AdjudicateScreen(given: AdjudicateScreenProps) {
  const { project, alignment, around, compared, onStored, onStale } = given;
  const t = useT();
  const { items, voices } = alignment;
  const [now, move] = useReducer((state: Decisions, made: Move) => decide(items, state, made), items, begin);
  const { busy, problem, setProblem, run } = useAttempt();
  const opened = useRef(Date.now());
  const disputes = disputesOf(items);
  const left = disputes.filter((item) => !now.taken.has(item)).length;

  const decided = async (edit: boolean) => {
    try {
      return await adjudication.decide(alignment.task, compared, {
        fingerprint: alignment.fingerprint,
        decisions: [...now.taken].map(([item, option]) => ({ item, option })),
        leave_open: edit,
        lead_time: (Date.now() - opened.current) / 1000,
      });
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) onStale();
      throw error;
    }
  };
  const store = (edit: boolean) => {
    if (left > 0 && !edit) setProblem(t.adjudication.stillOpen(left));
    else void run(async () => onStored((await decided(edit)).annotation, edit));
  };

  useDecisionKeys((command) => {
    setProblem(null);
    if (command === 'store' || command === 'edit') store(command === 'edit');
    else move(command);
  });

  const said = useMemo(() => voices.map((voice) => [voice, resultOfVoice(items, voice)] as const), [voices, items]);
  const { sure, open } = useMemo(() => resultOf(items, now.taken), [items, now.taken]);
  const shown = now.at === null ? null : `${now.at}.`;
  return (
    <div className="adjudicate">
      <header className="adjudicate-top">
        <Link href={`/projects/${project.id}/review`} className="icon-button" aria-label={t.adjudication.back}>
          <ArrowLeft size={18} className="turn-in-rtl" />
        </Link>
        <h1 className="crumb-now">
          {t.adjudication.task(alignment.task)} <span className="faint cut">{project.title}</span>
        </h1>
        <span className="grow" />
        <span className="row adjudicate-progress">
          <Meter
            value={disputes.length === 0 ? 1 : (disputes.length - left) / disputes.length}
            label={t.adjudication.progress}
          />
          <span aria-live="polite">{t.adjudication.decidedOf(disputes.length - left, disputes.length)}</span>
        </span>
        <IconButton label={t.adjudication.undo} disabled={now.past.length === 0} onClick={() => move({ type: 'undo' })}>
          <Undo2 size={17} />
        </IconButton>
        <Button icon={<PenLine size={15} />} keys="E" disabled={busy} onClick={() => store(true)}>
          {t.adjudication.edit}
        </Button>
        <Button
          look="primary"
          icon={<Check size={16} />}
          keys="Ctrl ↵"
          disabled={busy || left > 0}
          onClick={() => store(false)}
        >
          {t.adjudication.store}
        </Button>
      </header>
      <main className="adjudicate-work" id="main">
        {problem && (
          <p className="notice bad" role="alert">
            {problem}
          </p>
        )}
        {alignment.adjudication && (
          <p className="notice">{t.adjudication.before(nameOf(alignment.adjudication.by) ?? t.history.nobody)}</p>
        )}
        <section aria-label={t.adjudication.result} className="adjudicate-result">
          <h2>{t.adjudication.result}</h2>
          <AlignedText
            around={around}
            sure={sure}
            open={open}
            shown={shown}
            onPick={(item) => move({ type: 'go', item })}
          />
        </section>
        <section aria-label={t.adjudication.sideBySide} className="adjudicate-voices">
          {said.map(([voice, result]) => (
            <div key={voice.name} className="adjudicate-voice">
              <h2 className="cut">{voiceName(voice, t.history.nobody)}</h2>
              <AlignedText around={around} sure={result} shown={shown} />
            </div>
          ))}
        </section>
      </main>
      <aside className="adjudicate-side" aria-label={t.adjudication.dispute}>
        {now.at === null ? (
          <p className="notice good">{t.adjudication.noDispute}</p>
        ) : (
          <DisputeCard
            item={items[now.at]!}
            place={disputes.indexOf(now.at) + 1}
            of={disputes.length}
            taken={now.taken.has(now.at) ? now.taken.get(now.at)! : undefined}
            voices={voices}
            around={around}
            onTake={(option) => move({ type: 'take', option })}
          />
        )}
        <div className="row adjudicate-steps">
          <Button size="small" icon={<ArrowUp size={14} />} onClick={() => move({ type: 'step', direction: -1 })}>
            {t.adjudication.previous}
          </Button>
          <Button size="small" icon={<ArrowDown size={14} />} onClick={() => move({ type: 'step', direction: 1 })}>
            {t.adjudication.next}
          </Button>
        </div>
        <p className="faint small-text">{t.adjudication.keys}</p>
      </aside>
    </div>
  );
}

/** What one voice says, as far as the items tell it. */
function resultOfVoice(items: readonly AdjudicationItem[], voice: Voice): readonly WireRegion[] {
  return items.flatMap((item, index) => {
    const place = item.options.findIndex(({ voices }) => voices.includes(voice.name));
    return place < 0 ? [] : drawable(item.options[place]!.result, `${index}.${place}`);
  });
}
