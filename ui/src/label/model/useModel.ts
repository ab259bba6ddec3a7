import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { models } from '../../api/models';
import type { Answers } from '../../regions/model';
import { toWire } from '../../regions/wire';
import { withSuggestions } from '../openTask';
import type { Labelling } from '../useLabelling';
import { usePreference } from '../usePreference';

/** How long a person must have paused before the model is asked about what they drew. */
const PAUSE_MS = 400;

export type ModelTalk =
  | { readonly is: 'quiet' | 'asking' }
  | { readonly is: 'answered'; readonly count: number }
  | { readonly is: 'silent'; readonly why: string };

export interface LabellingModel {
  /** Whether the project has a model that can be asked. */
  readonly there: boolean;
  readonly on: boolean;
  readonly talk: ModelTalk;
  setOn(on: boolean): void;
}

/** Asks the project's model about the open task, and again after each drawn region. Answers come beside the work and never hold it up. */
export function useModel(project: number, task: number, predicted: boolean, labelling: Labelling): LabellingModel {
  const { data } = useQuery({ queryKey: ['models', project], queryFn: () => models.list(project), retry: false });
  const model = data?.find(({ is_interactive }) => is_interactive) ?? null;
  const [on, setOn] = usePreference<boolean>('ask-model', false);
  const [talk, setTalk] = useState<ModelTalk>({ is: 'quiet' });
  const now = useRef(labelling);
  now.current = labelling;
  const drawn = drawnRegions(labelling.state);
  const asked = useRef<string | null>(null);
  const active = on && model !== null;
  const id = model?.id ?? 0;

  useEffect(() => {
    if (!active) return;
    const first = asked.current === null;
    // A task that has a prediction, or work on it, is asked about when the person draws something.
    if (first && predicted) asked.current = drawn;
    if (asked.current === drawn) return;
    const stop = new AbortController();
    const timer = setTimeout(
      () => {
        asked.current = drawn;
        setTalk({ is: 'asking' });
        ask(id, task, drawn === '' ? null : now, stop.signal).then(
          (next) => setTalk(next),
          (error: unknown) => {
            if (!stop.signal.aborted) setTalk({ is: 'silent', why: (error as Error).message });
          },
        );
      },
      first ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };

    async function ask(
      from: number,
      about: number,
      context: { readonly current: Labelling } | null,
      signal: AbortSignal,
    ): Promise<ModelTalk> {
      const before = now.current;
      const result = context && toWire(context.current.state, context.current.around);
      const answer = await models.suggest(from, about, result, signal);
      if ('errors' in answer) return { is: 'silent', why: answer.errors.join(' ') };
      const { state, around } = now.current;
      const known = new Set(state.spans.map(({ id: name }) => name));
      const prediction = { id: 0, created_at: '', model_version: '', score: null, ...answer.data };
      const merged = withSuggestions(state, prediction, around);
      const fresh = merged.spans.filter((span) => !known.has(span.id) && !covered(state, span));
      if (fresh.length > 0) before.edit({ type: 'add', spans: fresh });
      return { is: 'answered', count: fresh.length };
    }
  }, [active, drawn, id, predicted, task]);

  return { there: model !== null, on, talk: active ? talk : { is: 'quiet' }, setOn };
}

/** What a person drew or accepted, as one text: it changes when they do. */
const drawnRegions = (state: Answers): string =>
  state.spans
    .filter(({ suggested }) => !suggested)
    .map(({ id, start, end, labels }) => `${id}:${start}-${end}:${labels.join(',')}`)
    .join(' ');

/** A suggestion where the person has marked something already is no news. */
const covered = (state: Answers, span: { readonly object: string; readonly start: number; readonly end: number }) =>
  state.spans.some(
    (own) => !own.suggested && own.object === span.object && own.start < span.end && span.start < own.end,
  );
