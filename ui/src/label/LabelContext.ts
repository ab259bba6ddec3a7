import { createContext, use } from 'react';
import type { Comments } from './comments/useComments';
import type { Command } from './keys';
import type { Missing } from './check';
import type { Labelling } from './useLabelling';
import type { Occurrences } from './useOccurrences';
import type { TextCursors } from './useTextCursor';

/** What the parts of the labelling screen share. */
export interface LabelContextValue {
  readonly labelling: Labelling;
  readonly cursors: TextCursors;
  readonly occurrences: Occurrences;
  readonly run: (command: Command) => void;
  readonly readOnly: boolean;
  readonly missing: readonly Missing[];
  readonly threshold: number;
  readonly setThreshold: (threshold: number) => void;
  readonly snapToWords: boolean;
  readonly setSnapToWords: (snap: boolean) => void;
  /** True while the note of the chosen span is being written. */
  readonly noting: boolean;
  readonly setNoting: (noting: boolean) => void;
  readonly comments: Comments;
  /** Somebody asked for the comment field; it takes the focus and unsets this. */
  readonly commenting: boolean;
  readonly setCommenting: (commenting: boolean) => void;
}

export const LabelContext = createContext<LabelContextValue | null>(null);

export function useLabel(): LabelContextValue {
  const value = use(LabelContext);
  if (!value) throw new Error('Only inside the labelling screen');
  return value;
}
