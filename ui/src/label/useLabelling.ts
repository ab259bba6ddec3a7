import { useCallback, useMemo, useReducer, useRef, useState } from 'react';
import type { Edit } from '../regions/edit';
import { EMPTY_HISTORY, reduceHistory } from '../regions/history';
import { inReadingOrder, newId, type Answer, type Answers, type Span } from '../regions/model';
import { snapToCharacters } from '../text/graphemes';
import type { Utf16Span } from '../text/offsets';
import { snapToParagraphs, snapToSentences } from '../text/sentences';
import { snapToWords } from '../text/words';
import type { TaskSurroundings } from './surroundings';

/** A label ready to be put on the next selection. */
export interface ArmedLabel {
  readonly control: string;
  readonly value: string;
}

/** A stretch that was drawn and waits for its label. */
export interface PendingRange extends Utf16Span {
  readonly object: string;
  readonly box: DOMRect;
}

export interface Labelling {
  readonly around: TaskSurroundings;
  readonly state: Answers;
  /** Grows with every change; what was saved remembers it. */
  readonly version: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Id of the chosen span or suggested answer. */
  readonly selected: string | null;
  readonly armed: ArmedLabel | null;
  readonly pending: PendingRange | null;
  readonly relatingFrom: string | null;
  /** Suggestions in the order of the text, those about the whole task last. */
  readonly suggestions: readonly (Span | Answer)[];
  readonly accepted: readonly Span[];
  select(id: string | null): void;
  arm(label: ArmedLabel | null): void;
  setPending(range: PendingRange | null): void;
  startRelation(from: string | null): void;
  edit(edit: Edit, merge?: string): void;
  /** Other suggestions beside the same work. */
  suggest(state: Answers): void;
  undo(): void;
  redo(): void;
  /** Puts a label on a stretch (as drawn: it is snapped here), and chooses the new span. */
  mark(object: string, range: Utf16Span, label: ArmedLabel): void;
  /** What a drawn stretch really means under the present snapping. */
  snapped(object: string, range: Utf16Span): Utf16Span;
  /** Gives the span another label, or one more where the config allows several. */
  relabel(span: Span, label: ArmedLabel): void;
  relateTo(id: string): void;
}

export function useLabelling(around: TaskSurroundings, initial: Answers, snapToWholeWords: boolean): Labelling {
  const [history, dispatch] = useReducer(reduceHistory, initial, (now) => ({ ...EMPTY_HISTORY, now }));
  const [selected, select] = useState<string | null>(null);
  const [armed, arm] = useState<ArmedLabel | null>(null);
  const [pending, setPending] = useState<PendingRange | null>(null);
  const [relatingFrom, startRelation] = useState<string | null>(null);
  const state = history.now;
  const latest = useRef(state);
  latest.current = state;

  const edit = useCallback(
    (edit: Edit, merge?: string) =>
      dispatch(merge === undefined ? { type: 'edit', edit } : { type: 'edit', edit, merge }),
    [],
  );

  const snapped = useCallback(
    (object: string, range: Utf16Span): Utf16Span => {
      const text = around.sources.get(object)?.text ?? '';
      const drawn = around.config.objects.find((candidate) => candidate.name === object);
      // What the config asks for is stronger than the person's habit.
      switch (drawn && 'granularity' in drawn ? drawn.granularity : 'character') {
        case 'sentence':
          return snapToSentences(text, range);
        case 'paragraph':
          return snapToParagraphs(text, range);
        case 'word':
          return snapToWords(text, range);
        default:
          return snapToWholeWords ? snapToWords(text, range) : snapToCharacters(text, range);
      }
    },
    [around, snapToWholeWords],
  );

  const mark = useCallback(
    (object: string, range: Utf16Span, label: ArmedLabel) => {
      const { start, end } = snapped(object, range);
      if (end <= start) return;
      const twin = latest.current.spans.find(
        (span) =>
          span.object === object &&
          span.start === start &&
          span.end === end &&
          span.control === label.control &&
          span.labels[0] === label.value,
      );
      if (twin) {
        // Drawing a suggestion anew is a way of accepting it.
        edit({ type: 'accept', ids: [twin.id] });
        return select(twin.id);
      }
      const span: Span = {
        id: newId(),
        control: label.control,
        object,
        start,
        end,
        labels: [label.value],
        suggested: false,
        score: null,
        origin: 'manual',
        note: '',
        extra: {},
      };
      edit({ type: 'add', spans: [span] });
      select(span.id);
    },
    [edit, snapped],
  );

  const relabel = useCallback(
    (span: Span, label: ArmedLabel) => {
      const control = around.labelControls.find((candidate) => candidate.name === label.control);
      const toggles = control?.multiple && span.control === label.control;
      const labels = !toggles
        ? [label.value]
        : span.labels.includes(label.value)
          ? span.labels.filter((value) => value !== label.value)
          : [...span.labels, label.value];
      if (labels.length > 0) edit({ type: 'relabel', id: span.id, control: label.control, labels });
    },
    [around, edit],
  );

  const relateTo = useCallback(
    (to: string) => {
      if (relatingFrom === null) return;
      edit({ type: 'relate', from: relatingFrom, to, labels: [] });
      startRelation(null);
    },
    [edit, relatingFrom],
  );

  const objectOrder = useMemo(() => new Map([...around.sources.keys()].map((name, index) => [name, index])), [around]);
  const ordered = useMemo(
    () =>
      state.spans.toSorted(
        (a, b) => (objectOrder.get(a.object) ?? 0) - (objectOrder.get(b.object) ?? 0) || inReadingOrder(a, b),
      ),
    [state.spans, objectOrder],
  );
  const suggestions = useMemo(
    () => [...ordered.filter((span) => span.suggested), ...state.answers.filter((answer) => answer.suggested)],
    [ordered, state.answers],
  );
  const accepted = useMemo(() => ordered.filter((span) => !span.suggested), [ordered]);

  const suggest = useCallback((state: Answers) => dispatch({ type: 'suggest', state }), []);
  const undo = useCallback(() => dispatch({ type: 'undo' }), []);
  const redo = useCallback(() => dispatch({ type: 'redo' }), []);

  const { version, past, future } = history;
  // The same object while nothing of it changes: whoever shows it need not be drawn again.
  return useMemo(
    () => ({
      around,
      state,
      version,
      canUndo: past !== null,
      canRedo: future !== null,
      selected,
      armed,
      pending,
      relatingFrom,
      suggestions,
      accepted,
      select,
      arm,
      setPending,
      startRelation,
      edit,
      suggest,
      undo,
      redo,
      mark,
      snapped,
      relabel,
      relateTo,
    }),
    [
      around,
      state,
      version,
      past,
      future,
      selected,
      armed,
      pending,
      relatingFrom,
      suggestions,
      accepted,
      edit,
      suggest,
      undo,
      redo,
      mark,
      snapped,
      relabel,
      relateTo,
    ],
  );
}
