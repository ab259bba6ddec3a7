import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Project, User } from '../api/types';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import { dropCopy } from '../outbox/copies';
import { isAnswer, slotOf, type AnswerParcel } from '../outbox/parcel';
import { outbox } from '../outbox/useOutbox';
import { toWire, type WireRegion } from '../regions/wire';
import { SpanLookContext } from '../spans/look';
import { AfterPaint } from './AfterPaint';
import { missingAnswers, withoutHidden, type Missing } from './check';
import { CommentsSection } from './comments/CommentsSection';
import { useComments } from './comments/useComments';
import { ConfigLayout } from './ConfigLayout';
import { HotkeySheet } from './HotkeySheet';
import { InstructionsDialog } from './InstructionsDialog';
import { KeyBar } from './KeyBar';
import type { SimpleCommand } from './keys';
import { LabelContext, useLabel, type LabelContextValue } from './LabelContext';
import './label.css';
import { ModelBar } from './model/ModelBar';
import { useModel } from './model/useModel';
import { useRefreshedSuggestions } from './refresh/useRefreshedSuggestions';
import type { OpenedTask } from './openTask';
import { QueuePanel } from './QueuePanel';
import { SidePanel } from './SidePanel';
import { SkipDialog } from './SkipDialog';
import type { TaskSurroundings } from './surroundings';
import { TopBar } from './TopBar';
import { useCommands } from './useCommands';
import { useTitle } from '../app/useTitle';
import { parcelOwner, useDraftSaving } from './useDraftSaving';
import { useLabelling } from './useLabelling';
import { useLeadTime } from './useLeadTime';
import { useOccurrences } from './useOccurrences';
import { usePreference } from './usePreference';
import { useOtherTabs } from './useOtherTabs';
import type { TaskQueue } from './useTaskQueue';
import { useTextCursors } from './useTextCursor';
import { ConflictDialog, type Decision } from './versions/ConflictDialog';
import { HistoryDialog } from './versions/HistoryDialog';
import { useSuperseded } from './versions/useSuperseded';
import { VersionPicker } from './versions/VersionPicker';
import { VersionsDialog } from './versions/VersionsDialog';

export interface LabelScreenProps {
  readonly project: Project;
  readonly user: User;
  readonly opened: OpenedTask;
  readonly around: TaskSurroundings;
  readonly queue: TaskQueue;
  /** The answer is safe: go on. */
  readonly onDone: () => Promise<void>;
  readonly onMove: (direction: 1 | -1) => void;
  /** What is stored changed behind the screen: begin anew with it. */
  readonly onReload: () => void;
  /** What is to be known before one begins. */
  readonly notice?: ReactNode;
}

type Open = 'help' | 'skip' | 'history' | 'instructions' | null;

/** One task being labelled. Made anew for every task, so that nothing of the last one can stay. */
export function LabelScreen(given: LabelScreenProps) {
  const { project, user, opened, around, queue, onDone, onMove, onReload, notice } = given;
  const t = useT();
  const say = useToast();
  const { task, annotation } = opened;
  const [snapToWords, setSnapToWords] = usePreference<boolean>('snap-to-words', false);
  const [threshold, setThreshold] = usePreference<number>('threshold', 0);
  const labelling = useLabelling(around, opened.answers, snapToWords);
  const model = useModel(project.id, task.id, opened.from !== 'nothing', labelling);
  const refreshedBy = useRefreshedSuggestions(project, opened, labelling);
  const occurrences = useOccurrences(labelling);
  const cursors = useTextCursors(around);
  const leadTime = useLeadTime(opened.leadTime);
  const [dialog, setDialog] = useState<Open>(project.show_instruction && isFirstVisit(project) ? 'instructions' : null);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [noting, setNoting] = useState(false);
  const [commenting, setCommenting] = useState(false);
  const [historyOf, setHistoryOf] = useState<number | null>(null);
  const [conflict, setConflict] = useState<AnswerParcel | null>(null);
  const comments = useComments(project.id, task.id, user.id);
  const [busy, setBusy] = useState(false);
  const readOnly = busy;
  const owner = {
    user: user.id,
    project: project.id,
    task: task.id,
    annotation: annotation?.id ?? null,
    from: opened.version,
    waiting: opened.waiting,
  };
  const answer = useRef(opened.waiting);
  const saving = useDraftSaving(owner, labelling.state, labelling.version, around, leadTime, true);
  useOtherTabs(owner, labelling.version);

  const deliver = async (kind: AnswerParcel['kind'], result: readonly WireRegion[], reason = '') => {
    setBusy(true);
    try {
      await saving.finishWithCopy();
      const again = answer.current !== null;
      const id = (answer.current ??= crypto.randomUUID());
      await outbox.add({
        ...parcelOwner(owner),
        id,
        kind,
        again,
        result,
        ...(reason === '' ? {} : { reason }),
        leadTime: leadTime.read(),
        at: Date.now(),
        refusal: null,
      });
      await Promise.race([outbox.flush(), new Promise((resolve) => setTimeout(resolve, 8000))]);
      if (reason !== '') void comments.refresh();
      const refused = outbox
        .current()
        .parcels.filter(isAnswer)
        .find((parcel) => parcel.id === id && parcel.conflict);
      if (refused) setConflict(refused);
      else await onDone();
    } catch (error) {
      say(t.label.couldNotKeep(error instanceof Error ? error.message : String(error)));
      setBusy(false);
    }
  };

  const submit = () => {
    const state = withoutHidden(labelling.state, around);
    const lacking = missingAnswers(state, around);
    setMissing(lacking);
    if (lacking.length > 0) {
      say(t.label.somethingMissing);
      if (lacking[0]!.region) labelling.select(lacking[0]!.region);
      else
        document
          .querySelector(`[data-control="${CSS.escape(lacking[0]!.control)}"]`)
          ?.scrollIntoView({ block: 'center' });
      return;
    }
    const result = toWire(state, around);
    if (result.length === 0 && !project.enable_empty_annotation) return say(t.label.emptyNotAllowed);
    void deliver(annotation ? 'change' : 'answer', result);
  };

  const skip = (reason: string) => {
    setDialog(null);
    void deliver('skip', [], reason);
  };

  const onScreen = (command: SimpleCommand) => {
    switch (command) {
      case 'submit':
        return submit();
      case 'skip':
        return project.show_skip_button && !annotation ? setDialog('skip') : undefined;
      case 'next-task':
        return onMove(1);
      case 'previous-task':
        return onMove(-1);
      case 'note':
        return setNoting(true);
      case 'comment':
        return setCommenting(true);
      case 'help':
      case 'history':
      case 'instructions':
        return setDialog(command);
    }
  };
  const run = useCommands({ labelling, cursors, occurrences, threshold, readOnly, onScreen });

  // The text has the keyboard from the first moment on.
  useLayoutEffect(() => {
    cursors.focus();
  }, []);

  const context = useMemo(
    (): LabelContextValue => ({
      labelling,
      cursors,
      occurrences,
      run,
      readOnly,
      missing,
      threshold,
      setThreshold,
      snapToWords,
      setSnapToWords,
      noting,
      setNoting,
      comments,
      commenting,
      setCommenting,
    }),
    [
      labelling,
      cursors,
      occurrences,
      run,
      readOnly,
      missing,
      threshold,
      setThreshold,
      snapToWords,
      setSnapToWords,
      noting,
      comments,
      commenting,
    ],
  );
  const close = useCallback(() => setDialog(null), []);
  const decided = (decision: Decision) => {
    setConflict(null);
    if (decision === 'theirs') onReload();
    else void onDone();
  };
  // Without marks and talk there is nothing to list at the side.
  const plain =
    around.labelControls.length === 0 &&
    labelling.suggestions.length === 0 &&
    !commenting &&
    (comments.all?.length ?? 0) + comments.waiting.length === 0;
  const severalVersions = (task.predictions?.length ?? 0) > 1;
  const suggestedBy =
    labelling.suggestions.length > 0 && !severalVersions && refreshedBy === null && opened.prediction?.model_version;
  const superseded = useSuperseded(project.id);
  const versions = useMemo(
    () =>
      severalVersions || model.there || suggestedBy || refreshedBy !== null ? (
        <>
          {severalVersions && refreshedBy === null && <VersionPicker task={task} opened={opened.prediction} />}
          {suggestedBy && (
            <p className="faint small-text suggested-by">
              {t.learner.suggestedBy(suggestedBy)}
              {superseded(suggestedBy) && ` · ${t.versions.older}`}
            </p>
          )}
          <p className="faint small-text suggested-by" role="status" hidden={refreshedBy === null}>
            {refreshedBy !== null && t.learner.refreshedBy(refreshedBy)}
          </p>
          <ModelBar model={model} />
        </>
      ) : null,
    [severalVersions, model, suggestedBy, refreshedBy, task, opened, superseded, t],
  );
  const talk = useMemo(
    () => <CommentsSection project={project.id} annotation={owner.annotation} />,
    [project.id, owner.annotation],
  );
  useTitle(t.label.task(task.id), project.title);
  return (
    <LabelContext value={context}>
      <SpanLookContext value={around.look}>
        <div className={`label-screen ${plain ? 'plain' : ''}`}>
          <AfterPaint>
            <TopBar
              project={project}
              task={task}
              updating={annotation !== null && !annotation.was_cancelled}
              busy={busy}
              leadTime={leadTime}
              saved={saving.saved}
            />
          </AfterPaint>
          <QueuePanel project={project} queue={queue} open={task} />
          <main className="work" aria-busy={busy}>
            <h1 className="unseen">{t.label.heading(task.id)}</h1>
            <div className="work-column">
              {notice}
              <ConfigLayout nodes={around.config.layout} />
            </div>
          </main>
          <AfterPaint>
            <SidePanel versions={versions} comments={talk} />
            <KeyBar />
            <Announcement />
          </AfterPaint>
        </div>
        {dialog === 'help' && <HotkeySheet onClose={close} />}
        {dialog === 'skip' && <SkipDialog onClose={close} onSkip={skip} />}
        {dialog === 'history' && <VersionsDialog task={task} onClose={close} onHistory={setHistoryOf} />}
        {historyOf !== null && (
          <HistoryDialog
            annotation={historyOf}
            onClose={() => setHistoryOf(null)}
            onRestored={() => {
              saving.finish();
              void dropCopy(slotOf(owner)).then(onReload);
            }}
          />
        )}
        {conflict && <ConflictDialog parcel={conflict} onClose={() => void onDone()} onDecided={decided} />}
        {dialog === 'instructions' && <InstructionsDialog html={project.expert_instruction} onClose={close} />}
      </SpanLookContext>
    </LabelContext>
  );
}

/** What a screen reader says when another mark is chosen. */
const Announcement = memo(function Announcement() {
  const t = useT();
  const { state, selected, around, suggestions } = useLabel().labelling;
  const said = useMemo(() => {
    const span = state.spans.find((candidate) => candidate.id === selected);
    if (!span) return '';
    const text = around.sources.get(span.object)?.text.slice(span.start, Math.min(span.end, span.start + 100)) ?? '';
    const place = suggestions.findIndex(({ id }) => id === span.id);
    return span.suggested
      ? t.label.sayingSuggestion(span.labels.join(', '), text, place + 1, suggestions.length)
      : `${span.labels.join(', ')}: ${text}`;
  }, [state.spans, selected, around, suggestions, t]);
  return (
    <p className="unseen" role="status" aria-live="polite">
      {said}
    </p>
  );
});

function isFirstVisit(project: Project): boolean {
  if (project.expert_instruction.trim() === '') return false;
  const key = `tagloop.instructed.${project.id}`;
  const first = sessionStorage.getItem(key) === null;
  sessionStorage.setItem(key, '1');
  return first;
}
