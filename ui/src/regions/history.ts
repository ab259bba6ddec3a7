import { applyEdit, type Edit } from './edit';
import { NOTHING, type Answers } from './model';

/** The states of one task, old and undone ones included. Without limit: states share all that did not change. */
export interface History {
  readonly past: Trail | null;
  readonly now: Answers;
  readonly future: Trail | null;
  /** Edits of the same kind in a row (typing in one field) are one step. */
  readonly merging: string | null;
  /** Counts every change of `now`; what was saved remembers it. */
  readonly version: number;
}

/** A linked list, so that a step costs the same after ten thousand steps. */
interface Trail {
  readonly state: Answers;
  readonly rest: Trail | null;
}

export type HistoryAction =
  | { readonly type: 'load'; readonly state: Answers }
  | { readonly type: 'edit'; readonly edit: Edit; readonly merge?: string }
  /** Other suggestions beside the same work: no step of undo, and nothing to save. */
  | { readonly type: 'suggest'; readonly state: Answers }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

export const EMPTY_HISTORY: History = { past: null, now: NOTHING, future: null, merging: null, version: 0 };

export function reduceHistory(history: History, action: HistoryAction): History {
  const { past, now, future, version } = history;
  switch (action.type) {
    case 'load':
      return { ...EMPTY_HISTORY, now: action.state };
    case 'edit': {
      const next = applyEdit(now, action.edit);
      if (next === now) return history;
      const merges = action.merge !== undefined && action.merge === history.merging;
      return {
        past: merges ? past : { state: now, rest: past },
        now: next,
        future: null,
        merging: action.merge ?? null,
        version: version + 1,
      };
    }
    case 'suggest':
      return action.state === now ? history : { ...history, now: action.state };
    case 'undo':
      if (!past) return history;
      return {
        past: past.rest,
        now: past.state,
        future: { state: now, rest: future },
        merging: null,
        version: version + 1,
      };
    case 'redo':
      if (!future) return history;
      return {
        past: { state: now, rest: past },
        now: future.state,
        future: future.rest,
        merging: null,
        version: version + 1,
      };
  }
}
