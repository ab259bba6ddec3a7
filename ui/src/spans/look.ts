import { createContext, use } from 'react';
import type { Span } from '../regions/model';

/** How spans of the open config are drawn. */
export interface SpanLook {
  /** Colour of a span, by its first label. */
  colourOf(span: Pick<Span, 'control' | 'labels'>): string;
  /** What stands on the badge. */
  badgeOf(span: Span): string;
}

export const SpanLookContext = createContext<SpanLook>({
  colourOf: () => '#667085',
  badgeOf: (span) => span.labels.join(', '),
});

export const useSpanLook = (): SpanLook => use(SpanLookContext);
