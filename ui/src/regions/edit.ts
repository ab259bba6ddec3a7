import type { Utf16Span } from '../text/offsets';
import { newId, type Answer, type Answers, type AnswerValue, type Direction, type Relation, type Span } from './model';

/** One thing a person does. Each becomes one step of undo. */
export type Edit =
  | { readonly type: 'add'; readonly spans: readonly Span[] }
  | { readonly type: 'remove'; readonly ids: readonly string[] }
  | { readonly type: 'relabel'; readonly id: string; readonly labels: readonly string[]; readonly control: string }
  | { readonly type: 'resize'; readonly id: string; readonly span: Utf16Span }
  | { readonly type: 'accept'; readonly ids: readonly string[] }
  | { readonly type: 'note'; readonly id: string; readonly note: string }
  | {
      readonly type: 'answer';
      readonly control: string;
      readonly region: string | null;
      readonly value: AnswerValue | null;
    }
  | { readonly type: 'relate'; readonly from: string; readonly to: string; readonly labels: readonly string[] }
  | { readonly type: 'unrelate'; readonly id: string }
  | { readonly type: 'relabel-relation'; readonly id: string; readonly labels: readonly string[] }
  | { readonly type: 'turn-relation'; readonly id: string }
  | { readonly type: 'replace'; readonly state: Answers };

/** Pure; returns the same object when nothing changes, so that no empty step of undo arises. */
export function applyEdit(state: Answers, edit: Edit): Answers {
  switch (edit.type) {
    case 'add': {
      const fresh = edit.spans.filter((span) => !state.spans.some((old) => sameMark(old, span)));
      return fresh.length === 0 ? state : { ...state, spans: [...state.spans, ...fresh] };
    }
    case 'remove':
      return remove(state, new Set(edit.ids));
    case 'relabel':
      return changeSpan(state, edit.id, (span) =>
        span.control === edit.control && sameList(span.labels, edit.labels) && !span.suggested
          ? span
          : touched(span, { labels: edit.labels, control: edit.control }),
      );
    case 'resize':
      return changeSpan(state, edit.id, (span) =>
        span.start === edit.span.start && span.end === edit.span.end ? span : touched(span, edit.span),
      );
    case 'accept':
      return accept(state, new Set(edit.ids));
    case 'note':
      return changeSpan(state, edit.id, (span) => (span.note === edit.note ? span : { ...span, note: edit.note }));
    case 'answer':
      return answer(state, edit);
    case 'relate':
      return relate(state, edit.from, edit.to, edit.labels);
    case 'unrelate':
      return { ...state, relations: state.relations.filter((relation) => relation.id !== edit.id) };
    case 'relabel-relation':
      return changeRelation(state, edit.id, (relation) => ({ ...relation, labels: edit.labels }));
    case 'turn-relation':
      return changeRelation(state, edit.id, (relation) => ({ ...relation, direction: TURNED[relation.direction] }));
    case 'replace':
      return edit.state;
  }
}

const TURNED: Record<Direction, Direction> = { right: 'left', left: 'bi', bi: 'right' };

/** A person's change to a model's mark makes it theirs. */
function touched(span: Span, change: Partial<Span>): Span {
  return {
    ...span,
    ...change,
    suggested: false,
    origin: span.origin === 'prediction' ? 'prediction-changed' : span.origin,
  };
}

const sameMark = (a: Span, b: Span): boolean =>
  a.object === b.object &&
  a.control === b.control &&
  a.start === b.start &&
  a.end === b.end &&
  sameList(a.labels, b.labels) &&
  !a.suggested;

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

function remove(state: Answers, ids: ReadonlySet<string>): Answers {
  const spans = state.spans.filter((span) => !ids.has(span.id));
  const answers = state.answers.filter((item) => !ids.has(item.id) && !(item.region !== null && ids.has(item.region)));
  if (spans.length === state.spans.length && answers.length === state.answers.length) return state;
  // An arrow without one of its ends means nothing.
  const relations = state.relations.filter((relation) => !ids.has(relation.from) && !ids.has(relation.to));
  return { ...state, spans, answers, relations };
}

function accept(state: Answers, ids: ReadonlySet<string>): Answers {
  const taken = <T extends { id: string; suggested: boolean }>(item: T): T =>
    item.suggested && ids.has(item.id) ? { ...item, suggested: false } : item;
  const any = [...state.spans, ...state.answers].some((item) => item.suggested && ids.has(item.id));
  return any ? { ...state, spans: state.spans.map(taken), answers: state.answers.map(taken) } : state;
}

function changeSpan(state: Answers, id: string, change: (span: Span) => Span): Answers {
  const at = state.spans.findIndex((span) => span.id === id);
  if (at < 0) return state;
  const changed = change(state.spans[at]!);
  return changed === state.spans[at] ? state : { ...state, spans: state.spans.with(at, changed) };
}

function changeRelation(state: Answers, id: string, change: (relation: Relation) => Relation): Answers {
  const at = state.relations.findIndex((relation) => relation.id === id);
  return at < 0 ? state : { ...state, relations: state.relations.with(at, change(state.relations[at]!)) };
}

function answer(state: Answers, edit: Extract<Edit, { type: 'answer' }>): Answers {
  const at = state.answers.findIndex((item) => item.control === edit.control && item.region === edit.region);
  if (edit.value === null) return at < 0 ? state : { ...state, answers: state.answers.toSpliced(at, 1) };
  const old = state.answers[at];
  if (!old) {
    const fresh: Answer = {
      id: newId(),
      control: edit.control,
      region: edit.region,
      value: edit.value,
      suggested: false,
      score: null,
      origin: 'manual',
      extra: {},
    };
    return { ...state, answers: [...state.answers, fresh] };
  }
  if (JSON.stringify(old.value) === JSON.stringify(edit.value)) return accept(state, new Set([old.id]));
  const changed: Answer = {
    ...old,
    value: edit.value,
    suggested: false,
    origin: old.origin === 'prediction' ? 'prediction-changed' : old.origin,
  };
  return { ...state, answers: state.answers.with(at, changed) };
}

function relate(state: Answers, from: string, to: string, labels: readonly string[]): Answers {
  const known = new Set(state.spans.map((span) => span.id));
  if (from === to || !known.has(from) || !known.has(to)) return state;
  if (state.relations.some((relation) => relation.from === from && relation.to === to)) return state;
  // An arrow to a suggestion says that the suggestion holds.
  const accepted = accept(state, new Set([from, to]));
  return {
    ...accepted,
    relations: [...accepted.relations, { id: newId(), from, to, direction: 'right', labels, extra: {} }],
  };
}
