import { createContext, use } from 'react';
import { NO_COLOUR } from '../design/colour';
import type { Span } from '../regions/model';

/** How spans of the open config are drawn. */
export interface SpanLook {
  /** Colour of a span, by its first label. */
  colourOf(span: Pick<Span, 'control' | 'labels'>): string;
  /** What stands on the badge. */
  badgeOf(span: Span): string;
}

export const SpanLookContext = createContext<SpanLook>({
  colourOf: () => NO_COLOUR,
  badgeOf: (span) => span.labels.join(', '),
});

export const useSpanLook = (): SpanLook => use(SpanLookContext);
