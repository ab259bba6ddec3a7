import type { Span } from '../regions/model';
import type { Run } from '../text/lines';
import { inReadingOrder } from '../regions/model';

/** A span as it is drawn: with the lane of its underline, so that overlapping ones lie below each other. */
export interface Item {
  readonly span: Span;
  readonly lane: number;
}

/** In reading order, each in the lowest free lane. Items that did not change are the same objects as in `before`. */
export function layOut(spans: readonly Span[], before: ReadonlyMap<string, Item>): Item[] {
  const laneEnds: number[] = [];
  return spans.toSorted(inReadingOrder).map((span) => {
    let lane = laneEnds.findIndex((end) => end <= span.start);
    if (lane < 0) lane = laneEnds.length;
    laneEnds[lane] = span.end;
    const old = before.get(span.id);
    return old && old.span === span && old.lane === lane ? old : { span, lane };
  });
}

const NONE: readonly Item[] = [];

/** For each run (in order) the items that touch it. */
export function itemsByRun(runs: readonly Run[], items: readonly Item[]): (readonly Item[])[] {
  const found: (Item[] | undefined)[] = new Array(runs.length);
  for (const item of items) {
    for (
      let i = lastStartingAtOrBefore(runs, item.span.start);
      i < runs.length && runs[i]!.start < item.span.end;
      i++
    ) {
      (found[i] ??= []).push(item);
    }
  }
  return Array.from(found, (list) => list ?? NONE);
}

export function lastStartingAtOrBefore(runs: readonly Run[], position: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle]!.start <= position) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** A stretch of a run that the same items cover from end to end. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  readonly items: readonly Item[];
  /** The shortest covering item: it gives the colour. */
  readonly top: Item | null;
}

export function segmentsOf(run: Run, items: readonly Item[]): Segment[] {
  const end = run.start + run.text.length;
  if (items.length === 0) return [{ start: run.start, text: run.text, items: NONE, top: null }];
  const cuts = new Set([run.start, end]);
  for (const { span } of items) {
    if (span.start > run.start && span.start < end) cuts.add(span.start);
    if (span.end > run.start && span.end < end) cuts.add(span.end);
  }
  const points = [...cuts].sort((a, b) => a - b);
  return points.slice(0, -1).map((start, index) => {
    const stop = points[index + 1]!;
    const covering = items.filter(({ span }) => span.start < stop && span.end > start);
    const top = covering.reduce<Item | null>(
      (best, item) => (best === null || length(item) <= length(best) ? item : best),
      null,
    );
    return { start, text: run.text.slice(start - run.start, stop - run.start), items: covering, top };
  });
}

const length = ({ span }: Item): number => span.end - span.start;
