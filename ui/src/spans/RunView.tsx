import { memo, type CSSProperties } from 'react';
import type { Run } from '../text/lines';
import { segmentsOf, type Item, type Segment } from './items';
import { useSpanLook, type SpanLook } from './look';

export interface RunViewProps {
  readonly run: Run;
  readonly items: readonly Item[];
  readonly selected: string | null;
}

/**
 * One stretch of text with its marks. Every piece of text carries its position (`data-at`), so a place in the page becomes
 * a position without walking the document. Badges are drawn by style sheets and never part of the text that is selected,
 * copied or searched.
 */
export const RunView = memo(function RunView({ run, items, selected }: RunViewProps) {
  const look = useSpanLook();
  return segmentsOf(run, items).map((segment) =>
    segment.top === null ? (
      <span key={segment.start} data-at={segment.start}>
        {segment.text}
      </span>
    ) : (
      <MarkedText key={segment.start} segment={segment} top={segment.top} selected={selected} look={look} />
    ),
  );
}, sameRun);

function MarkedText({
  segment,
  top,
  selected,
  look,
}: {
  readonly segment: Segment;
  readonly top: Item;
  readonly selected: string | null;
  readonly look: SpanLook;
}) {
  const end = segment.start + segment.text.length;
  const starting = segment.items.filter(({ span }) => span.start === segment.start);
  const classes = ['mark', 'tint'];
  if (top.span.suggested) classes.push('suggested');
  if (segment.items.some(({ span }) => span.id === selected)) classes.push('selected');
  if (top.span.start === segment.start) classes.push('first');
  if (top.span.end === end) classes.push('last');
  return (
    <span
      data-at={segment.start}
      data-ids={segment.items.map(({ span }) => span.id).join(' ')}
      className={classes.join(' ')}
      style={{ '--c': look.colourOf(top.span), ...underlines(segment.items, look) }}
    >
      {segment.text}
      {starting.length > 0 && (
        <i className="badges" aria-hidden="true">
          {starting.map(({ span }) => (
            <i
              key={span.id}
              data-id={span.id}
              data-badge={look.badgeOf(span)}
              className={`badge tint ${span.suggested ? 'suggested' : ''}`}
              style={{ '--c': look.colourOf(span) }}
            />
          ))}
        </i>
      )}
    </span>
  );
}

/** One line for each accepted mark, at the height of its lane. */
function underlines(items: readonly Item[], look: SpanLook): CSSProperties {
  const accepted = items.filter(({ span }) => !span.suggested);
  if (accepted.length === 0) return {};
  return {
    backgroundImage: accepted
      .map(({ span }) =>
        solid(`oklch(from ${look.colourOf(span)} clamp(var(--label-line-min), l, var(--label-line-max)) c h)`),
      )
      .join(', '),
    backgroundPosition: accepted.map(({ lane }) => `0 calc(100% - ${lane * 3.5}px)`).join(', '),
  };
}

const solid = (colour: string): string => `linear-gradient(${colour}, ${colour})`;

function sameRun(before: RunViewProps, after: RunViewProps): boolean {
  if (before.run !== after.run || before.items.length !== after.items.length) return false;
  if (!before.items.every((item, index) => item === after.items[index])) return false;
  return (
    before.selected === after.selected ||
    !after.items.some(({ span }) => span.id === before.selected || span.id === after.selected)
  );
}
