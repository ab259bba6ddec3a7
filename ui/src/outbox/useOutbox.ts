import { useCallback, useRef, useSyncExternalStore } from 'react';
import { all, put, remove } from './database';
import { Outbox, type OutboxView } from './Outbox';
import { isComment, type CommentParcel, type Parcel } from './parcel';
import { sendParcel } from './send';

/** One sender at a time over all tabs: two would race on the same drafts. */
async function sendAlone(parcel: Parcel): Promise<void> {
  if (!navigator.locks) return sendParcel(parcel);
  await navigator.locks.request(`tagloop-send-${parcel.user}`, () => sendParcel(parcel));
}

export const outbox = new Outbox(
  { all: () => all<Parcel>('parcels'), put: (parcel) => put('parcels', parcel), remove: (id) => remove('parcels', id) },
  sendAlone,
);

addEventListener('online', () => void outbox.resume());

export const useOutbox = (): OutboxView => useSyncExternalStore(outbox.subscribe, outbox.current);

/** Comments that wait. Drafts and answers come and go without a new list: what shows comments is drawn for comments alone. */
export function useWaitingComments(): readonly CommentParcel[] {
  const last = useRef<readonly CommentParcel[]>([]);
  const current = useCallback(() => {
    const now = outbox.current().parcels.filter(isComment);
    const same = now.length === last.current.length && now.every((parcel, index) => parcel === last.current[index]);
    return same ? last.current : (last.current = now);
  }, []);
  return useSyncExternalStore(outbox.subscribe, current);
}
