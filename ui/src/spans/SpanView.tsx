import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type Ref,
} from 'react';
import { useT } from '../i18n/I18n';
import type { Relation, Span } from '../regions/model';
import type { TextSource } from '../regions/source';
import type { Utf16Span } from '../text/offsets';
import { ArcLayer } from './ArcLayer';
import { arcsFor, type Arc } from './arcs';
import { selectedSpan } from './dom';
import { EdgeHandles } from './EdgeHandles';
import { layOut, type Item } from './items';
import './spans.css';
import { TextBody } from './TextBody';
import { useLongPress } from './useLongPress';
import { useTouchSelection } from './useTouchSelection';

/** More arrows than this would be a thicket: then only those of the selected mark are drawn. */
const MOST_ARCS = 10;

export interface SpanViewProps {
  readonly source: TextSource;
  readonly spans: readonly Span[];
  readonly relations: readonly Relation[];
  readonly selected: string | null;
  readonly selectable: boolean;
  /** A stretch was selected by mouse or touch, as drawn (not snapped). */
  readonly onRange: (range: Utf16Span, box: DOMRect) => void;
  /** A plain click: on marks (innermost first) or on none. */
  readonly onPick: (ids: readonly string[], exact: boolean) => void;
  readonly onResize: (id: string, span: Utf16Span) => void;
  readonly ref?: Ref<SpanViewHandle>;
}

export interface SpanViewHandle {
  readonly root: HTMLElement;
  scrollTo(id: string): void;
}

/** A text with marks, arrows and handles. It owns nothing but its drawing: all state comes from above. */
export function SpanView({
  source,
  spans,
  relations,
  selected,
  selectable,
  onRange,
  onPick,
  onResize,
  ref,
}: SpanViewProps) {
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [preview, setPreview] = useState<Span | null>(null);
  const before = useRef<ReadonlyMap<string, Item>>(new Map());
  const items = useMemo(() => {
    const shown = preview ? spans.map((span) => (span.id === preview.id ? preview : span)) : spans;
    const laid = layOut(shown, before.current);
    before.current = new Map(laid.map((item) => [item.span.id, item]));
    return laid;
  }, [spans, preview]);

  useImperativeHandle(
    ref,
    () => ({
      root: root.current!,
      scrollTo: (id) =>
        void root.current!.querySelector(`[data-ids~="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' }),
    }),
    [],
  );

  const arcs = useArcs(root, stage, items, relations, selected);
  const mouseUp = useMouse(root, selectable, onRange, onPick);
  useTouchSelection(root, selectable, onRange);
  useLongPress(root, source.text, selectable, onRange);
  const chosen = spans.find((span) => span.id === selected);
  return (
    <div ref={stage} className={`stage ${relations.length > 0 ? 'with-arcs' : ''}`}>
      <div
        ref={root}
        className={`span-text ${source.kind}`}
        tabIndex={0}
        role="group"
        aria-label={t.label.textLabel}
        onMouseUp={mouseUp}
        data-object={source.object}
      >
        <TextBody source={source} items={items} selected={selected} />
      </div>
      <ArcLayer arcs={arcs} />
      {chosen && selectable && (
        <EdgeHandles
          root={root}
          stage={stage}
          text={source.text}
          span={preview ?? chosen}
          items={items}
          onPreview={setPreview}
          onDone={(span) => {
            setPreview(null);
            if (span) onResize(span.id, span);
          }}
        />
      )}
    </div>
  );
}

type ElementRef = React.RefObject<HTMLDivElement | null>;

function useArcs(
  root: ElementRef,
  stage: ElementRef,
  items: readonly Item[],
  relations: readonly Relation[],
  selected: string | null,
): readonly Arc[] {
  const [arcs, setArcs] = useState<readonly Arc[]>([]);
  const draw = useCallback(() => {
    const shown =
      relations.length > MOST_ARCS
        ? relations.filter((relation) => relation.from === selected || relation.to === selected)
        : relations;
    if (!root.current || !stage.current) return;
    const next = shown.length === 0 ? [] : arcsFor(root.current, stage.current, shown);
    setArcs((old) => (old.length === 0 && next.length === 0 ? old : next));
  }, [root, stage, relations, selected]);
  useLayoutEffect(draw, [draw, items]);
  useEffect(() => {
    const observer = new ResizeObserver(draw);
    if (root.current) observer.observe(root.current);
    return () => observer.disconnect();
  }, [root, draw]);
  return arcs;
}

function useMouse(
  root: ElementRef,
  selectable: boolean,
  onRange: SpanViewProps['onRange'],
  onPick: SpanViewProps['onPick'],
) {
  return useCallback(
    (event: React.MouseEvent) => {
      const element = root.current!;
      const range = selectable ? selectedSpan(element) : null;
      if (range) {
        onRange(range, getSelection()!.getRangeAt(0).getBoundingClientRect());
        return;
      }
      const target = event.target as HTMLElement;
      const badge = target.closest<HTMLElement>('[data-id]');
      if (badge) onPick([badge.dataset['id']!], true);
      else onPick(target.closest<HTMLElement>('[data-ids]')?.dataset['ids']?.split(' ').toReversed() ?? [], false);
    },
    [root, selectable, onRange, onPick],
  );
}
