import { useEffect, useMemo, useRef, useState } from 'react';
import type { Answers, Span } from '../../regions/model';
import { toWire } from '../../regions/wire';
import { withSuggestions } from '../openTask';
import type { Labelling } from '../useLabelling';
import { usePreference } from '../usePreference';
import { useAsking } from './useAsking';

/** What was asked last was given up before there was an answer; no drawing has this name. */
const GIVEN_UP = 'given up';

/** How long a person must have paused before the model is asked about what they drew. */
const PAUSE_MS = 400;

export type ModelTalk =
  | { readonly is: 'quiet' | 'asking' }
  | { readonly is: 'answered'; readonly count: number }
  | { readonly is: 'silent'; readonly why: string };

const QUIET: ModelTalk = { is: 'quiet' };

export interface LabellingModel {
  /** Whether the project has a model that can be asked. */
  readonly there: boolean;
  readonly on: boolean;
  readonly talk: ModelTalk;
  setOn(on: boolean): void;
}

/** Asks the project's model about the open task, and again after each drawn region. Answers come beside the work and never hold it up. */
export function useModel(project: number, task: number, predicted: boolean, labelling: Labelling): LabellingModel {
  const asking = useAsking(project);
  const [on, setOn] = usePreference<boolean>('ask-model', false);
  const [talk, setTalk] = useState<ModelTalk>(QUIET);
  const now = useRef({ ...labelling, ask: asking?.ask });
  now.current = { ...labelling, ask: asking?.ask };
  const active = on && asking !== null;
  const { spans } = labelling.state;
  const drawn = useMemo(() => (active ? drawnRegions(spans) : ''), [active, spans]);
  const asked = useRef<string | null>(null);
  const who = asking?.key ?? '';

  useEffect(() => {
    if (!active) return;
    const first = asked.current === null;
    // A task that has a prediction, or work on it, is asked about when the person draws something.
    if (first && predicted) asked.current = drawn;
    if (asked.current === drawn) return;
    const stop = new AbortController();
    let isWaiting = false;
    const timer = setTimeout(
      () => {
        asked.current = drawn;
        isWaiting = true;
        setTalk({ is: 'asking' });
        ask()
          .then(setTalk, (error: unknown) => {
            if (!stop.signal.aborted) setTalk({ is: 'silent', why: (error as Error).message });
          })
          .finally(() => (isWaiting = false));
      },
      first ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      if (isWaiting) asked.current = GIVEN_UP;
      stop.abort();
    };

    async function ask(): Promise<ModelTalk> {
      const result = drawn === '' ? null : toWire(now.current.state, now.current.around);
      const answer = await now.current.ask!(task, result, stop.signal);
      if ('errors' in answer) return { is: 'silent', why: answer.errors.join(' ') };
      const { state, around, edit } = now.current;
      const prediction = { id: 0, created_at: '', model_version: '', score: null, ...answer.data };
      // What is new stands behind what was there.
      const suggested = withSuggestions(state, prediction, around).spans.slice(state.spans.length);
      const fresh = suggested.filter((span) => !covered(state, span));
      if (fresh.length > 0) edit({ type: 'add', spans: fresh });
      return { is: 'answered', count: fresh.length };
    }
  }, [active, drawn, who, predicted, task]);

  const there = asking !== null;
  return useMemo(() => ({ there, on, talk: active ? talk : QUIET, setOn }), [there, on, active, talk, setOn]);
}

/** What a person drew or accepted, as one text: it changes when they do. */
const drawnRegions = (spans: readonly Span[]): string =>
  spans
    .filter(({ suggested }) => !suggested)
    .map(({ id, start, end, labels }) => `${id}:${start}-${end}:${labels.join(',')}`)
    .join(' ');

/** A suggestion where the person has marked something already is no news. */
const covered = (state: Answers, span: Span): boolean =>
  state.spans.some(
    (own) => !own.suggested && own.object === span.object && own.start < span.end && span.start < own.end,
  );
