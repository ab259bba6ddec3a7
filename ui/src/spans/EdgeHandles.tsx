import { useEffect, useState, type RefObject } from 'react';
import { afterPaint } from '../design/afterPaint';
import { directionOf } from '../text/direction';
import { nextGrapheme, previousGrapheme, snapToCharacters } from '../text/graphemes';
import type { Utf16Span } from '../text/offsets';
import type { Span } from '../regions/model';
import { boxesOf, lineDirection, positionUnder, rangeFor } from './dom';
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
  /** The mark that they are of. */
  readonly of: string;
  readonly start: { readonly x: number; readonly y: number; readonly height: number };
  readonly end: { readonly x: number; readonly y: number; readonly height: number };
}

/** Two grips at the ends of the selected mark, for the mouse; the keyboard moves edges with , and . */
export function EdgeHandles({ root, stage, text, span, items, onPreview, onDone }: EdgeHandlesProps) {
  const [places, setPlaces] = useState<Places | null>(null);
  const look = useSpanLook();

  const measure = () => {
    if (!root.current || !stage.current) return;
    const boxes = boxesOf(root.current, span.id);
    const origin = stage.current.getBoundingClientRect();
    if (boxes.length === 0) return setPlaces(null);
    // Where the caret would stand: in a mixed line the first letter may run another way than the line.
    const edge = (letter: Utf16Span, atEnd: boolean) => {
      const box = [...rangeFor(root.current!, letter).getClientRects()].at(atEnd ? -1 : 0);
      const drawn = box && boxes.find(({ top, bottom }) => top <= box.top + 1 && box.bottom - 1 <= bottom);
      if (!box || !drawn) return null;
      const direction = directionOf(text.slice(letter.start, letter.end)) ?? lineDirection(root.current!, letter.start);
      return {
        x: (atEnd === (direction === 'ltr') ? box.right : box.left) - origin.left,
        y: drawn.top - origin.top,
        height: drawn.height,
      };
    };
    const start = edge({ start: span.start, end: nextGrapheme(text, span.start) }, false);
    const end = edge({ start: previousGrapheme(text, span.end), end: span.end }, true);
    setPlaces(start && end && { of: span.id, start, end });
  };
  // Asking for boxes lays the text out: after the frame that shows the mark this is done already.
  useEffect(() => afterPaint(measure), [root, stage, text, span, items]);

  if (places?.of !== span.id) return null;
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
