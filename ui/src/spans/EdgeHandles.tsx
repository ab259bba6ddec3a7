import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { snapToCharacters } from '../text/graphemes';
import type { Span } from '../regions/model';
import { boxesOf, positionUnder } from './dom';
import type { Item } from './items';
import { useSpanLook } from './look';

export interface EdgeHandlesProps {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly text: string;
  readonly span: Span;
  /** What is drawn now; a change means that boxes may have moved. */
  readonly items: readonly Item[];
  readonly onPreview: (span: Span) => void;
  /** Null when the drag was given up. */
  readonly onDone: (span: Span | null) => void;
}

interface Places {
  readonly start: { readonly x: number; readonly y: number; readonly height: number };
  readonly end: { readonly x: number; readonly y: number; readonly height: number };
}

/** Two grips at the ends of the selected mark, for the mouse; the keyboard moves edges with , and . */
export function EdgeHandles({ root, stage, text, span, items, onPreview, onDone }: EdgeHandlesProps) {
  const [places, setPlaces] = useState<Places | null>(null);
  const look = useSpanLook();

  useLayoutEffect(() => {
    const boxes = boxesOf(root.current!, span.id);
    const origin = stage.current!.getBoundingClientRect();
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!first || !last) return setPlaces(null);
    const rightToLeft =
      getComputedStyle(root.current!.querySelector(`[data-ids~="${CSS.escape(span.id)}"]`)!).direction === 'rtl';
    const edge = (box: DOMRect, atEnd: boolean) => ({
      x: (atEnd !== rightToLeft ? box.right : box.left) - origin.left,
      y: box.top - origin.top,
      height: box.height,
    });
    setPlaces({ start: edge(first, false), end: edge(last, true) });
  }, [root, stage, span, items]);

  if (!places) return null;
  return (['start', 'end'] as const).map((edge) => (
    <Grip
      key={edge}
      edge={edge}
      place={places[edge]}
      colour={look.colourOf(span)}
      onDrag={(x, y) => {
        const position = positionUnder(root.current!, x, y);
        if (position === null) return;
        const moved =
          edge === 'start'
            ? { start: Math.min(position, span.end - 1), end: span.end }
            : { start: span.start, end: Math.max(position, span.start + 1) };
        onPreview({ ...span, ...moved });
      }}
      onDrop={() => {
        const snapped = snapToCharacters(text, span);
        onDone(snapped.end > snapped.start ? { ...span, ...snapped } : null);
      }}
      onCancel={() => onDone(null)}
    />
  ));
}

interface GripProps {
  readonly edge: 'start' | 'end';
  readonly place: Places['start'];
  readonly colour: string;
  readonly onDrag: (x: number, y: number) => void;
  readonly onDrop: () => void;
  readonly onCancel: () => void;
}

function Grip({ edge, place, colour, onDrag, onDrop, onCancel }: GripProps) {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    if (!dragging) return;
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setDragging(false);
      onCancel();
    };
    document.addEventListener('keydown', escape);
    return () => document.removeEventListener('keydown', escape);
  }, [dragging, onCancel]);
  return (
    <span
      className={`grip tint ${edge}`}
      data-edge={edge}
      style={{ '--c': colour, insetInlineStart: 0, left: place.x, top: place.y, height: place.height }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={(event) => dragging && onDrag(event.clientX, event.clientY)}
      onPointerUp={() => {
        if (!dragging) return;
        setDragging(false);
        onDrop();
      }}
    />
  );
}
