import { ApiError } from '../api/http';
import { annotatorOf } from '../api/types';
import { annotations, drafts, tasks } from '../api/server';
import { comments } from '../api/tagloop';
import { commentStored } from './arrivals';
import { dropCopy, readCopy, rememberDraft } from './copies';
import { slotOf, type AnswerParcel, type Parcel } from './parcel';

/** Brings one parcel to the server. A repetition that the server recognises counts as done. */
export async function sendParcel(parcel: Parcel): Promise<void> {
  if (parcel.kind !== 'comment') return sendAnswer(parcel);
  const { id, task, annotation, region, text } = parcel;
  commentStored(await comments.create({ task, annotation, region_id: region, text, unique_id: id }));
}

async function sendAnswer(parcel: AnswerParcel): Promise<void> {
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

async function createOnce(parcel: AnswerParcel, body: Parameters<typeof annotations.create>[1]): Promise<void> {
  try {
    await annotations.create(parcel.task, body);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 409) return parcel.again ? changeFound(parcel) : undefined;
    // The draft may be gone (another tab submitted); the answer is worth more than the tidying up.
    if (body.draft_id !== undefined && (error.status === 404 || error.status === 403)) {
      const { draft_id: _gone, ...rest } = body;
      return createOnce(parcel, rest);
    }
    throw error;
  }
}

/** The server has this person's answer from before it was made once more. It does not say under which id it came. */
async function changeFound(parcel: AnswerParcel): Promise<void> {
  const { annotations: answers } = await tasks.get(parcel.task);
  const found = answers?.findLast((answer) => annotatorOf(answer) === parcel.user);
  if (!found) return;
  const { result, leadTime, kind, reason } = parcel;
  await annotations.update(found.id, { result, lead_time: leadTime, was_cancelled: kind === 'skip' });
  if (reason)
    await comments.create({
      task: parcel.task,
      annotation: found.id,
      region_id: null,
      text: reason,
      unique_id: parcel.id,
    });
}

async function sendDraft(parcel: AnswerParcel, key: string, draft: number | null): Promise<void> {
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
