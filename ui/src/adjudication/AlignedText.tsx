import { useEffect, useMemo, useRef } from 'react';
import type { TaskSurroundings } from '../label/surroundings';
import { describeRegion } from '../label/versions/describe';
import { fromWire, type WireRegion } from '../regions/wire';
import { SpanView, type SpanViewHandle } from '../spans/SpanView';

export interface AlignedTextProps {
  readonly around: TaskSurroundings;
  readonly sure: readonly WireRegion[];
  /** What is proposed where nothing is decided. */
  readonly open?: readonly WireRegion[];
  /** How the ids of the dispute begin that is looked at. */
  readonly shown?: string | null;
  readonly onPick?: (item: number) => void;
}

const NOTHING = () => undefined;
const NONE: readonly WireRegion[] = [];

/** The texts of a task with some marks on them, and the answers below; nothing can be changed here. */
export function AlignedText({ around, sure, open = NONE, shown = null, onPick }: AlignedTextProps) {
  const certain = useMemo(() => fromWire(sure, around, false), [sure, around]);
  const proposed = useMemo(() => fromWire(open, around, true), [open, around]);
  const spans = useMemo(() => [...certain.spans, ...proposed.spans], [certain, proposed]);
  const chosen = shown === null ? null : (spans.find(({ id }) => id.startsWith(shown))?.id ?? null);
  const views = useRef(new Map<string, SpanViewHandle>());
  useEffect(() => {
    const span = spans.find(({ id }) => id === chosen);
    if (span) views.current.get(span.object)?.scrollTo(span.id);
  }, [chosen]);
  const answers = sure.filter((region) => !spans.some(({ id }) => id === region['id']));
  return (
    <>
      {[...around.sources.values()].map((source) => (
        <div key={source.object} className="text-card card aligned-text">
          <SpanView
            ref={(view) => {
              if (view) views.current.set(source.object, view);
            }}
            source={source}
            spans={spans.filter(({ object }) => object === source.object)}
            relations={[]}
            selected={chosen}
            selectable={false}
            onRange={NOTHING}
            onPick={(ids) => ids[0] && onPick?.(Number.parseInt(ids[0], 10))}
            onResize={NOTHING}
          />
        </div>
      ))}
      {answers.length > 0 && (
        <ul className="aligned-answers">
          {answers.map((region) => {
            const words = describeRegion(region, sure, around);
            return (
              <li key={String(region['id'])}>
                <span className="pill">{words.title}</span> <bdi>{words.text}</bdi>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
