import { useSyncExternalStore } from 'react';
import { all, put, remove } from './database';
import { Outbox, type OutboxView } from './Outbox';
import type { Parcel } from './parcel';
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
