import type { Prediction } from '../../api/types';
import type { Answer, Answers, Span } from '../../regions/model';
import { fromWire } from '../../regions/wire';
import { withSuggestions } from '../openTask';
import type { TaskSurroundings } from '../surroundings';

/**
 * The answers with another prediction's suggestions in the place of the earlier one's. What a person drew, accepted, changed, noted or connected stays
 * as it is; nothing is suggested over it, and nothing once more that they have turned down.
 */
export function refreshed(
  now: Answers,
  before: Prediction | null,
  after: Prediction,
  around: TaskSurroundings,
): Answers {
  const used = usedIds(now);
  const stays = (item: Span | Answer): boolean => !item.suggested || used.has(item.id);
  const offered = before
    ? fromWire(before.result ?? [], around, true)
    : { spans: [] as Span[], answers: [] as Answer[] };
  const own = now.spans.filter(stays);
  const kept = {
    ...now,
    spans: own,
    answers: now.answers.filter(stays),
    relations: now.relations.filter(
      ({ from, to }) => own.some(({ id }) => id === from) && own.some(({ id }) => id === to),
    ),
  };
  const proposed = withSuggestions(kept, after, around);
  const turnedDown = (span: Span): boolean =>
    offered.spans.some((old) => sameMark(old, span)) && !now.spans.some((there) => sameMark(there, span));
  const spans = [
    ...own,
    ...proposed.spans
      .slice(own.length)
      .filter((span) => !turnedDown(span) && !own.some((mark) => overlap(mark, span)))
      // The same suggestion keeps its id, so that it stays chosen.
      .map((span) => ({ ...span, id: now.spans.find((old) => old.suggested && sameMark(old, span))?.id ?? span.id })),
  ];
  const answers = proposed.answers.filter(
    (answer) =>
      kept.answers.includes(answer) ||
      !offered.answers.some((old) => sameQuestion(old, answer)) ||
      now.answers.some((there) => sameQuestion(there, answer)),
  );
  const ids = new Set(spans.map(({ id }) => id));
  const relations = proposed.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const next = {
    ...now,
    spans,
    answers: answers.filter(({ region }) => region === null || ids.has(region)),
    relations,
  };
  return says(next) === says(now) ? now : next;
}

/** Suggestions that a person has worked on without accepting them: a note, an answer about them, an arrow. */
function usedIds(now: Answers): ReadonlySet<string> {
  const arrows = now.relations.filter(({ from, to }) =>
    [from, to].some((id) => now.spans.some((span) => span.id === id && !span.suggested)),
  );
  return new Set([
    ...now.spans.filter(({ note }) => note !== '').map(({ id }) => id),
    ...now.answers.flatMap(({ region, suggested }) => (region !== null && !suggested ? [region] : [])),
    ...arrows.flatMap(({ from, to }) => [from, to]),
  ]);
}

const sameMark = (a: Span, b: Span): boolean =>
  a.object === b.object && a.start === b.start && a.end === b.end && a.labels.join('\0') === b.labels.join('\0');

const overlap = (a: Span, b: Span): boolean => a.object === b.object && a.start < b.end && b.start < a.end;

const sameQuestion = (a: Answer, b: Answer): boolean => a.control === b.control && a.region === b.region;

/** What somebody sees of it: scores and ids differ from prediction to prediction. */
const says = ({ spans, answers, relations }: Answers): string =>
  JSON.stringify([
    spans.map(({ object, start, end, labels, suggested }) => [object, start, end, labels, suggested]),
    answers.map(({ control, region, value, suggested }) => [control, region, value, suggested]),
    relations.length,
  ]);
