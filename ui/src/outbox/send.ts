import { ApiError } from '../api/http';
import { annotations, drafts } from '../api/server';
import { dropCopy, readCopy, rememberDraft } from './copies';
import { slotOf, type Parcel } from './parcel';

/** Brings one parcel to the server. A repetition that the server recognises counts as done. */
export async function sendParcel(parcel: Parcel): Promise<void> {
  const key = slotOf(parcel);
  const draft = (await readCopy(key))?.draft ?? null;
  const body = { result: parcel.result, lead_time: parcel.leadTime };
  switch (parcel.kind) {
    case 'draft':
      return sendDraft(parcel, key, draft);
    case 'change':
      // A task that was skipped and is answered after all is skipped no more.
      await annotations.update(parcel.annotation!, { ...body, was_cancelled: false }, parcel.from);
      break;
    case 'answer':
    case 'skip':
      await createOnce(parcel, {
        ...body,
        unique_id: parcel.id,
        ...(parcel.kind === 'skip' ? { was_cancelled: true } : {}),
        ...(parcel.reason ? { skip_reason: parcel.reason } : {}),
        ...(draft === null ? {} : { draft_id: draft }),
      });
      break;
  }
  await dropCopy(key);
}

async function createOnce(parcel: Parcel, body: Parameters<typeof annotations.create>[1]): Promise<void> {
  try {
    await annotations.create(parcel.task, body);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 409) return;
    // The draft may be gone (another tab submitted); the answer is worth more than the tidying up.
    if (body.draft_id !== undefined && (error.status === 404 || error.status === 403)) {
      const { draft_id: _gone, ...rest } = body;
      return createOnce(parcel, rest);
    }
    throw error;
  }
}

async function sendDraft(parcel: Parcel, key: string, draft: number | null): Promise<void> {
  const body = { result: parcel.result, lead_time: parcel.leadTime };
  if (draft !== null) {
    try {
      await drafts.update(draft, body);
      return;
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
    }
  }
  const created = await drafts.create(parcel.task, parcel.annotation, body);
  await rememberDraft(key, created.id);
}
