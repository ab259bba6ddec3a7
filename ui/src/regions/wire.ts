import type { AnswerControl, Control, LabelConfig } from '../config/model';
import type { Utf16Span } from '../text/offsets';
import {
  newId,
  type Answer,
  type Answers,
  type AnswerValue,
  type Direction,
  type Origin,
  type Relation,
  type Span,
} from './model';
import { placeFromWire, placeOnWire, type TextSource } from './source';

/** One entry of a stored `result`: an open object whose unknown keys must survive. */
export type WireRegion = Readonly<Record<string, unknown>>;

export interface Surroundings {
  readonly config: LabelConfig;
  readonly sources: ReadonlyMap<string, TextSource>;
}

const KNOWN = new Set(['id', 'from_name', 'to_name', 'type', 'value', 'origin', 'score', 'meta']);
/** What the built-in learner writes beside a region that it remembers from an earlier answer. */
const SEEN_BEFORE = 'seen before';
const VALUE_KEY: Record<AnswerControl['kind'], string> = {
  choices: 'choices',
  taxonomy: 'taxonomy',
  textarea: 'text',
  rating: 'rating',
  number: 'number',
  datetime: 'datetime',
  pairwise: 'selected',
  ranker: 'ranker',
};

/**
 * Reads a stored result. What belongs to no control of the config, or lies outside its text, is kept as `foreign` and
 * written back as it came.
 *
 * @param suggested whether the result is a model's proposal rather than somebody's answer
 */
export function fromWire(result: readonly WireRegion[], around: Surroundings, suggested: boolean): Answers {
  const spans: Span[] = [];
  const answers: Answer[] = [];
  const relations: Relation[] = [];
  const foreign: unknown[] = [];
  const controls = new Map(around.config.controls.map((control) => [control.name, control]));
  for (const region of result) {
    if (region['type'] === 'relation') relations.push(readRelation(region));
    else {
      const control = controls.get(String(region['from_name']));
      const read = control && readRegion(region, control, around, suggested, spans);
      if (!read) foreign.push(region);
      else if ('value' in read) answers.push(read);
      else spans.push(read);
    }
  }
  return { spans, answers, relations, foreign };
}

/** The accepted part of the answers as the server stores it. */
export function toWire(state: Answers, around: Surroundings): WireRegion[] {
  const controls = new Map(around.config.controls.map((control) => [control.name, control]));
  const spans = new Map(state.spans.filter((span) => !span.suggested).map((span) => [span.id, span]));
  const regions = [...spans.values()].flatMap((span) => {
    const source = around.sources.get(span.object);
    const control = controls.get(span.control);
    return source && control ? [writeSpan(span, control, source)] : [];
  });
  const answers = state.answers
    .filter((answer) => !answer.suggested)
    .flatMap((answer) => {
      const control = controls.get(answer.control);
      if (!control || control.kind === 'labels') return [];
      const span = answer.region === null ? null : spans.get(answer.region);
      if (span === undefined) return [];
      return [writeAnswer(answer, control, span, span && around.sources.get(span.object))];
    });
  const relations = state.relations
    .filter((relation) => spans.has(relation.from) && spans.has(relation.to))
    .map((relation) => ({
      ...relation.extra,
      type: 'relation',
      from_id: relation.from,
      to_id: relation.to,
      direction: relation.direction,
      ...(relation.labels.length > 0 ? { labels: relation.labels } : {}),
    }));
  return [...regions, ...answers, ...relations, ...(state.foreign as WireRegion[])];
}

function readRegion(
  region: WireRegion,
  control: Control,
  around: Surroundings,
  suggested: boolean,
  spans: readonly Span[],
): Span | Answer | null {
  const value = asObject(region['value']);
  if (!value) return null;
  const common = {
    control: control.name,
    suggested,
    score: typeof region['score'] === 'number' ? region['score'] : null,
    origin: readOrigin(region['origin'], suggested),
    extra: Object.fromEntries(Object.entries(region).filter(([key]) => !KNOWN.has(key))),
  };
  const id = typeof region['id'] === 'string' ? region['id'] : newId();
  if (control.kind === 'labels') {
    const object = String(region['to_name'] ?? control.toName[0]);
    const source = around.sources.get(object);
    const place = source && placeFromWire(source, value);
    const labels = value[control.tag.toLowerCase()] ?? value['labels'];
    if (!place || !Array.isArray(labels)) return null;
    const note = readNote(region['meta']);
    // The learner's own remark is a mark of the suggestion, not a note of the person who accepts it.
    const remembered = suggested && note === SEEN_BEFORE;
    return {
      ...common,
      id,
      object,
      start: place.start,
      end: place.end,
      labels: labels.map(String),
      note: remembered ? '' : note,
      ...(remembered ? { remembered } : {}),
    };
  }
  const payload = value[VALUE_KEY[control.kind]];
  if (payload === undefined || payload === null) return null;
  // Entries of per-region controls share the id of their region.
  const owner = control.perRegion ? spans.find((span) => span.id === id) : undefined;
  if (control.perRegion && !owner) return null;
  return { ...common, id: owner ? newId() : id, region: owner?.id ?? null, value: payload as AnswerValue };
}

function readRelation(region: WireRegion): Relation {
  const { type: _type, from_id, to_id, direction, labels, ...extra } = region;
  return {
    id: newId(),
    from: String(from_id),
    to: String(to_id),
    direction: direction === 'left' || direction === 'bi' ? (direction as Direction) : 'right',
    labels: Array.isArray(labels) ? labels.map(String) : [],
    extra,
  };
}

function writeSpan(span: Span, control: Control, source: TextSource): WireRegion {
  return {
    ...span.extra,
    id: span.id,
    from_name: span.control,
    to_name: span.object,
    type: control.tag.toLowerCase(),
    origin: span.origin,
    ...(span.score === null ? {} : { score: span.score }),
    ...(span.note === '' ? {} : { meta: { text: [span.note] } }),
    value: { ...placeOnWire(source, span), [control.tag.toLowerCase()]: span.labels },
  };
}

function writeAnswer(
  answer: Answer,
  control: AnswerControl,
  span: Span | null,
  source: TextSource | null | undefined,
): WireRegion {
  const place: Record<string, unknown> = span && source ? placeOnWire(source, span as Utf16Span) : {};
  return {
    ...answer.extra,
    id: span ? span.id : answer.id,
    from_name: control.name,
    to_name: span ? span.object : control.kind === 'pairwise' ? control.name : (control.toName[0] ?? ''),
    type: control.tag.toLowerCase(),
    origin: answer.origin,
    ...(answer.score === null ? {} : { score: answer.score }),
    value: { ...place, [VALUE_KEY[control.kind]]: answer.value },
  };
}

function readOrigin(value: unknown, suggested: boolean): Origin {
  if (value === 'manual' || value === 'prediction' || value === 'prediction-changed')
    return suggested ? 'prediction' : value;
  return suggested ? 'prediction' : 'manual';
}

function readNote(meta: unknown): string {
  const text = asObject(meta)?.['text'];
  return Array.isArray(text) ? text.join('\n') : typeof text === 'string' ? text : '';
}

const asObject = (value: unknown): Record<string, unknown> | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
