import { useCallback, useEffect, useRef, useState } from 'react';
import { writeCopy, readCopy } from '../outbox/copies';
import type { AnswerParcel } from '../outbox/parcel';
import { slotOf } from '../outbox/parcel';
import { outbox } from '../outbox/useOutbox';
import type { Answers } from '../regions/model';
import { toWire } from '../regions/wire';
import { SavedState } from './savedState';
import type { TaskSurroundings } from './surroundings';
import type { LeadTime } from './useLeadTime';

/** The copy on this machine follows at once, the server's draft after a pause in the work. */
const COPY_AFTER_MS = 250;
const DRAFT_AFTER_MS = 1500;

export interface DraftOwner {
  readonly user: number;
  readonly project: number;
  readonly task: number;
  readonly annotation: number | null;
  /** The version of that annotation. */
  readonly from: string | null;
  /** The id of an answer that is still on its way: the server's drafts belong to what came before it. */
  readonly waiting: string | null;
}

export interface DraftSaving {
  readonly saved: SavedState;
  /** Stops saving; what was submitted must not come back as a draft. */
  finish(): void;
  /** Stops too, with the last state on this machine: what was submitted can be opened again before the server has it. */
  finishWithCopy(): Promise<void>;
}

/** Saves while one works, without being asked. */
export function useDraftSaving(
  owner: DraftOwner,
  state: Answers,
  version: number,
  around: TaskSurroundings,
  leadTime: LeadTime,
  enabled: boolean,
): DraftSaving {
  const [saved] = useState(() => new SavedState());
  const finished = useRef(false);
  const latest = useRef({ owner, state });
  latest.current = { owner, state };

  const write = useCallback(async (owned: DraftOwner, kept: Answers, isStale: () => boolean): Promise<void> => {
    const key = slotOf(owned);
    const before = await readCopy(key);
    if (isStale()) return;
    await writeCopy({
      key,
      state: kept,
      leadTime: leadTime.read(),
      at: Date.now(),
      draft: before?.draft ?? null,
      from: owned.from,
    });
  }, []);

  useEffect(() => {
    if (!enabled || version === 0 || finished.current) return;
    saved.set('writing');
    const copy = () => write(owner, state, () => finished.current);
    const copying = setTimeout(
      () =>
        void copy().then(
          () => saved.set('safe'),
          () => saved.set('failed'),
        ),
      COPY_AFTER_MS,
    );
    const drafting = setTimeout(() => {
      if (finished.current || owner.waiting !== null) return;
      const parcel: AnswerParcel = {
        ...parcelOwner(owner),
        id: crypto.randomUUID(),
        kind: 'draft',
        result: toWire(state, around),
        leadTime: leadTime.read(),
        at: Date.now(),
        refusal: null,
      };
      void outbox.add(parcel).catch(() => saved.set('failed'));
    }, DRAFT_AFTER_MS);
    // Leaving in the pause between: what can still be written is written.
    const leaving = () => {
      if (document.visibilityState === 'hidden') void copy();
    };
    document.addEventListener('visibilitychange', leaving);
    return () => {
      clearTimeout(copying);
      clearTimeout(drafting);
      document.removeEventListener('visibilitychange', leaving);
    };
    // The owner never changes while the task is open: the screen is made anew for another task.
  }, [version, enabled]);

  const finish = useCallback(() => void (finished.current = true), []);
  const finishWithCopy = useCallback(async () => {
    finished.current = true;
    // The answer itself is kept in the outbox: without a copy only the rejected suggestions are forgotten.
    await write(latest.current.owner, latest.current.state, () => false).catch(() => undefined);
  }, [write]);
  return { saved, finish, finishWithCopy };
}

/** What a parcel says of its owner. */
export const parcelOwner = ({ waiting: _waiting, ...owner }: DraftOwner) => owner;
