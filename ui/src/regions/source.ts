import type { LabelConfig, TextObject } from '../config/model';
import { readHtml, type HtmlDocument } from '../text/html';
import { offsetMap, type OffsetMap, type Utf16, type Utf16Span } from '../text/offsets';

/** A text that spans can lie in: one string of UTF-16 units, whatever the object looks like on the screen. */
export type TextSource = PlainSource | HtmlSource | DialogueSource;

interface SourceBase {
  readonly object: string;
  readonly text: string;
  readonly offsets: OffsetMap;
}

export interface PlainSource extends SourceBase {
  readonly kind: 'text';
}

export interface HtmlSource extends SourceBase {
  readonly kind: 'hypertext';
  readonly document: HtmlDocument;
}

/** The utterances one after the other with a line feed between; `starts` has where each begins. */
export interface DialogueSource extends SourceBase {
  readonly kind: 'paragraphs';
  readonly utterances: readonly { readonly author: string; readonly text: string }[];
  readonly starts: readonly Utf16[];
}

export function textSources(config: LabelConfig): Map<string, TextSource> {
  const sources = new Map<string, TextSource>();
  for (const object of config.objects) {
    const source = sourceOf(object);
    if (source) sources.set(object.name, source);
  }
  return sources;
}

function sourceOf(object: TextObject): TextSource | null {
  switch (object.kind) {
    case 'text':
      return { kind: 'text', object: object.name, text: object.text, offsets: offsetMap(object.text) };
    case 'hypertext': {
      const document = readHtml(object.html);
      return {
        kind: 'hypertext',
        object: object.name,
        text: document.text,
        offsets: offsetMap(document.text),
        document,
      };
    }
    case 'paragraphs': {
      const starts: Utf16[] = [];
      let length = 0;
      for (const { text } of object.utterances) {
        starts.push(length);
        length += text.length + 1;
      }
      const text = object.utterances.map((utterance) => utterance.text).join('\n');
      return {
        kind: 'paragraphs',
        object: object.name,
        text,
        offsets: offsetMap(text),
        utterances: object.utterances,
        starts,
      };
    }
    case 'list':
      return null;
  }
}

/** The place of a span as this source's regions store it. */
export function placeOnWire(source: TextSource, span: Utf16Span): Record<string, unknown> {
  const text = source.text.slice(span.start, span.end);
  const points = { start: source.offsets.toCodePoint(span.start), end: source.offsets.toCodePoint(span.end) };
  switch (source.kind) {
    case 'text':
      return { ...points, text };
    case 'hypertext':
      return { ...domPlace(source, span), globalOffsets: points, text };
    case 'paragraphs': {
      const first = utteranceAt(source, span.start);
      const last = utteranceAt(source, Math.max(span.start, span.end - 1));
      // Dialogues count UTF-16 units inside the utterance; that is what the format does.
      return {
        start: String(first),
        end: String(last),
        startOffset: span.start - source.starts[first]!,
        endOffset: span.end - source.starts[last]!,
        text,
      };
    }
  }
}

/** Null when the place does not lie in the text. */
export function placeFromWire(source: TextSource, value: Readonly<Record<string, unknown>>): Utf16Span | null {
  switch (source.kind) {
    case 'text':
      return codePointPlace(source, value, value['text']);
    case 'hypertext': {
      const global = value['globalOffsets'];
      if (global !== null && typeof global === 'object')
        return codePointPlace(source, global as Record<string, unknown>, undefined);
      return domPlaceBack(source, value);
    }
    case 'paragraphs': {
      const start = positionIn(source, Number(value['start']), Number(value['startOffset'] ?? 0));
      const end = positionIn(source, Number(value['end']), Number(value['endOffset']));
      return start === null || end === null || end <= start ? null : { start, end };
    }
  }
}

/**
 * Code points, unless the stored text proves that a foreign tool wrote UTF-16 units: then the span that really reads so is
 * meant.
 */
function codePointPlace(
  source: TextSource,
  value: Readonly<Record<string, unknown>>,
  quoted: unknown,
): Utf16Span | null {
  const [from, to] = [Number(value['start']), Number(value['end'])];
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from || from >= source.offsets.codePoints)
    return null;
  const span = { start: source.offsets.toUtf16(from), end: source.offsets.toUtf16(to) };
  if (
    typeof quoted === 'string' &&
    source.text.slice(span.start, span.end) !== quoted &&
    source.text.slice(from, to) === quoted
  ) {
    return { start: from as number, end: to as number };
  }
  return span;
}

function utteranceAt(source: DialogueSource, position: Utf16): number {
  return Math.max(
    0,
    source.starts.findLastIndex((start) => start <= position),
  );
}

function positionIn(source: DialogueSource, index: number, offset: number): Utf16 | null {
  const start = source.starts[index];
  return start === undefined || !Number.isInteger(offset) || offset < 0
    ? null
    : Math.min(start + offset, source.text.length);
}

function domPlace(source: HtmlSource, span: Utf16Span): Record<string, unknown> {
  const leaves = source.document.leaves;
  const first = leaves.findLast((leaf) => leaf.start <= span.start) ?? leaves[0];
  const last = leaves.findLast((leaf) => leaf.start < span.end) ?? first;
  return {
    start: first?.path ?? '',
    end: last?.path ?? '',
    startOffset: span.start - (first?.start ?? 0),
    endOffset: span.end - (last?.start ?? 0),
  };
}

function domPlaceBack(source: HtmlSource, value: Readonly<Record<string, unknown>>): Utf16Span | null {
  const leafOf = (path: unknown) => source.document.leaves.find((leaf) => leaf.path === path);
  const first = leafOf(value['start']);
  const last = leafOf(value['end']);
  const span = first &&
    last && { start: first.start + Number(value['startOffset']), end: last.start + Number(value['endOffset']) };
  return span && span.end > span.start ? span : null;
}
