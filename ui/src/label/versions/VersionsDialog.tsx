import { History } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Comment } from '../../api/tagloop';
import { annotatorOf, type Annotation, type Task } from '../../api/types';
import { LabelTag } from '../../design/bits';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { useSpeech, useT } from '../../i18n/I18n';
import { moment } from '../../i18n/moment';
import { compare } from '../../regions/compare';
import type { Answers, Span } from '../../regions/model';
import { fromWire } from '../../regions/wire';
import { useLabel } from '../LabelContext';
import './versions.css';

interface Version {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly state: Answers;
  /** Null for a prediction. */
  readonly annotation: number | null;
}

export interface VersionsDialogProps {
  readonly task: Task;
  readonly onClose: () => void;
  /** Asked for the history of an annotation. */
  readonly onHistory: (annotation: number) => void;
}

/** Every stored answer and prediction of the task beside the present one: what differs, and a way to take one over. */
export function VersionsDialog({ task, onClose, onHistory }: VersionsDialogProps) {
  const t = useT();
  const { language } = useSpeech();
  const {
    labelling,
    readOnly,
    comments: { all: comments },
  } = useLabel();
  const { around, state } = labelling;
  const versions = useMemo(
    () =>
      versionsOf(
        task,
        comments ?? [],
        (stored, suggested) => fromWire(stored, around, suggested),
        t.versions,
        language,
      ),
    [task, comments, around, t, language],
  );
  const [chosen, setChosen] = useState(versions[0]?.key);
  const version = versions.find((candidate) => candidate.key === chosen);
  const difference = version && compare(state, version.state);
  return (
    <Dialog
      title={t.label.history}
      onClose={onClose}
      size={760}
      footer={
        version &&
        !readOnly && (
          <Button
            look="primary"
            onClick={() => {
              labelling.edit({
                type: 'replace',
                state:
                  version.annotation === null
                    ? {
                        ...state,
                        spans: [...state.spans.filter((span) => !span.suggested), ...version.state.spans],
                        answers: [
                          ...state.answers.filter((answer) => !answer.suggested),
                          ...version.state.answers.filter(
                            (own) => !state.answers.some((other) => other.control === own.control && !other.suggested),
                          ),
                        ],
                      }
                    : version.state,
              });
              onClose();
            }}
          >
            {version.annotation === null ? t.versions.asSuggestions : t.versions.takeOver}
          </Button>
        )
      }
    >
      {versions.length === 0 && <p className="panel-empty">{t.versions.none}</p>}
      {versions.length > 0 && (
        <div className="versions">
          <ul role="listbox" aria-label={t.label.history}>
            {versions.map((item) => (
              <li
                key={item.key}
                role="option"
                aria-selected={item.key === chosen}
                tabIndex={0}
                className="version"
                onClick={() => setChosen(item.key)}
                onKeyDown={(event) => event.key === 'Enter' && setChosen(item.key)}
              >
                <b>{item.title}</b>
                <span className="faint">{item.detail}</span>
              </li>
            ))}
          </ul>
          {difference && (
            <div className="stack">
              <p className="row">
                <span className="pill good">{t.versions.same(difference.same)}</span>
                <span className="pill">{t.versions.onlyHere(difference.onlyFirst.length)}</span>
                <span className="pill warn">{t.versions.onlyThere(difference.onlySecond.length)}</span>
                {difference.answersDiffer && <span className="pill warn">{t.versions.answersDiffer}</span>}
                {version.annotation !== null && (
                  <Button
                    size="small"
                    icon={<History size={14} />}
                    onClick={() => {
                      onClose();
                      onHistory(version.annotation!);
                    }}
                  >
                    {t.history.open}
                  </Button>
                )}
              </p>
              <DifferenceList title={t.versions.onlyThereTitle} spans={difference.onlySecond} />
              <DifferenceList title={t.versions.onlyHereTitle} spans={difference.onlyFirst} />
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function DifferenceList({ title, spans }: { readonly title: string; readonly spans: readonly Span[] }) {
  const {
    labelling: { around },
  } = useLabel();
  if (spans.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className="difference">
        {spans.slice(0, 60).map((span) => (
          <li key={span.id} className="row">
            <LabelTag colour={around.look.colourOf(span)}>{span.labels.join(' + ')}</LabelTag>
            <span dir="auto" className="cut grow">
              {around.sources.get(span.object)?.text.slice(span.start, span.end)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function versionsOf(
  task: Task,
  comments: readonly Comment[],
  read: (result: Parameters<typeof fromWire>[0], suggested: boolean) => Answers,
  words: ReturnType<typeof useT>['versions'],
  language: string,
): Version[] {
  const annotations = (task.annotations ?? []).map((annotation): Version => ({
    key: `a${annotation.id}`,
    title:
      typeof annotation.completed_by === 'object'
        ? annotation.completed_by.email
        : (annotation.created_username?.replace(/,\s*\d+$/, '').trim() ?? `#${annotation.completed_by}`),
    detail: `${annotation.was_cancelled ? `${[words.skipped, ...skipReason(annotation, comments)].join(': ')} · ` : ''}${moment(annotation.updated_at, language)}`,
    state: read(annotation.result ?? [], false),
    annotation: annotation.id,
  }));
  const predictions = (task.predictions ?? []).map((prediction): Version => ({
    key: `p${prediction.id}`,
    title: prediction.model_version || words.unnamedModel,
    detail: `${prediction.score === null ? '' : `${prediction.score.toFixed(2)} · `}${moment(prediction.created_at, language)}`,
    state: read(prediction.result ?? [], true),
    annotation: null,
  }));
  return [...annotations.toReversed(), ...predictions.toReversed()];
}

/** What the person said who skipped it, if anything: the first of their comments on it. */
function skipReason(annotation: Annotation, comments: readonly Comment[]): string[] {
  const by = annotatorOf(annotation);
  const said = comments.find((comment) => comment.annotation === annotation.id && comment.created_by?.id === by);
  return said ? [said.text] : [];
}
