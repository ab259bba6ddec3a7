import { useMemo, useState } from 'react';
import { newId, type Span } from '../regions/model';
import { otherOccurrences, type OccurrenceOptions } from '../text/occurrences';
import type { Labelling } from './useLabelling';

/** "Label all the same": what would be added, shown before it is. */
export interface Occurrences {
  readonly of: Span | null;
  readonly options: OccurrenceOptions;
  /** The spans as they would be added; they show as suggestions until then. */
  readonly preview: readonly Span[];
  start(span: Span): void;
  change(options: Partial<OccurrenceOptions>): void;
  apply(): void;
  cancel(): void;
}

const NONE: readonly Span[] = [];

export function useOccurrences(labelling: Labelling): Occurrences {
  const [id, setId] = useState<string | null>(null);
  const [options, setOptions] = useState<OccurrenceOptions>({ wholeWords: true, matchCase: true });
  const { state, around } = labelling;
  const span = state.spans.find((candidate) => candidate.id === id) ?? null;

  const preview = useMemo(() => {
    const text = span && around.sources.get(span.object)?.text;
    if (!span || text === null || text === undefined) return NONE;
    const taken = new Set(
      state.spans
        .filter((other) => other.object === span.object && other.labels.join() === span.labels.join())
        .map((other) => `${other.start}:${other.end}`),
    );
    return otherOccurrences(text, span, options)
      .filter((place) => !taken.has(`${place.start}:${place.end}`))
      .map((place): Span => ({
        ...span,
        ...place,
        id: newId(),
        suggested: true,
        score: null,
        origin: 'manual',
        note: '',
        extra: {},
      }));
  }, [span, state.spans, around, options]);

  const { edit } = labelling;
  return useMemo(
    () => ({
      of: span,
      options,
      preview,
      start: (from) => setId(from.id),
      change: (change) => setOptions((old) => ({ ...old, ...change })),
      apply: () => {
        edit({ type: 'add', spans: preview.map((place) => ({ ...place, suggested: false })) });
        setId(null);
      },
      cancel: () => setId(null),
    }),
    [span, options, preview, edit],
  );
}
