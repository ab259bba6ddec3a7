import { memo, useId } from 'react';
import type { Arc } from './arcs';

/** Arrows over the text; the list of relations beside it says the same in words, so they are hidden from screen readers. */
export const ArcLayer = memo(function ArcLayer({ arcs }: { readonly arcs: readonly Arc[] }) {
  const marker = useId();
  if (arcs.length === 0) return null;
  return (
    <div className="arcs" aria-hidden="true">
      <svg>
        <defs>
          <marker
            id={marker}
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto-start-reverse"
          >
            <path d="M0.5,0.5 L7.5,4 L0.5,7.5 z" />
          </marker>
        </defs>
        {arcs.map((arc) => (
          <path
            key={arc.id}
            d={arc.path}
            markerStart={arc.arrowAtStart ? `url(#${marker})` : undefined}
            markerEnd={arc.arrowAtEnd ? `url(#${marker})` : undefined}
          />
        ))}
      </svg>
      {arcs.map(
        (arc) =>
          arc.title && (
            <span key={arc.id} className="arc-title" style={{ insetInlineStart: arc.x, insetBlockStart: arc.y }}>
              {arc.title}
            </span>
          ),
      )}
    </div>
  );
});
