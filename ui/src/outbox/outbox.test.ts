import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, NetworkError } from '../api/http';
import { all, put, remove } from './database';
import { Outbox } from './Outbox';
import type { AnswerParcel, CommentParcel, Parcel } from './parcel';

const store = {
  all: () => all<Parcel>('parcels'),
  put: (parcel: Parcel) => put('parcels', parcel),
  remove: (id: string) => remove('parcels', id),
};
const parcel = (id: string, more: Partial<AnswerParcel> = {}): AnswerParcel => ({
  id,
  kind: 'answer',
  user: 1,
  project: 1,
  task: Number(id.replace(/\D/g, '')) || 1,
  annotation: null,
  result: [],
  leadTime: 1,
  at: Number(id.replace(/\D/g, '')),
  refusal: null,
  ...more,
});
const comment = (id: string, more: Partial<CommentParcel> = {}): CommentParcel => ({
  id,
  kind: 'comment',
  user: 1,
  project: 1,
  task: 1,
  annotation: null,
  region: null,
  text: id,
  at: Number(id.replace(/\D/g, '')),
  refusal: null,
  ...more,
});
/** What a sender of answers is given. */
const answerOf = (sent: Parcel) => sent as AnswerParcel;
const settle = () => new Promise((resolve) => setTimeout(resolve, 60));

beforeEach(async () => {
  for (const old of await store.all()) await store.remove(old.id);
});

describe('the outbox', () => {
  test('keeps what the network loses and sends it in order when it is back', async () => {
    let online = false;
    const sent: string[] = [];
    const outbox = new Outbox(store, async ({ id }) => {
      if (!online) throw new NetworkError('gone');
      sent.push(id);
    });
    await outbox.add(parcel('a1'));
    await outbox.add(parcel('a2'));
    await settle();
    expect(outbox.current()).toMatchObject({ state: 'offline', parcels: [{ id: 'a1' }, { id: 'a2' }] });
    expect((await store.all()).length).toBe(2);
    online = true;
    await outbox.resume();
    expect(sent).toEqual(['a1', 'a2']);
    expect(await store.all()).toEqual([]);
    expect(outbox.current().state).toBe('idle');
  });

  test('a parcel of an earlier visit is sent by the next one, of another account never', async () => {
    await store.put(parcel('a7'));
    await store.put(parcel('a8', { user: 2 }));
    const send = vi.fn(async () => undefined);
    await new Outbox(store, send).restore(1);
    expect(send.mock.calls.map(([sent]: unknown[]) => (sent as Parcel).id)).toEqual(['a7']);
    expect((await store.all()).map(({ id }) => id)).toEqual(['a8']);
  });

  test('a newer draft replaces an older one, and an answer makes drafts superfluous', async () => {
    const outbox = new Outbox(store, async () => {
      throw new NetworkError('gone');
    });
    await outbox.add(parcel('d1', { kind: 'draft', task: 5 }));
    await outbox.add(parcel('d2', { kind: 'draft', task: 5 }));
    await outbox.add(parcel('d3', { kind: 'draft', task: 6 }));
    await outbox.add(parcel('a4', { task: 5 }));
    expect(outbox.current().parcels.map(({ id }) => id)).toEqual(['d3', 'a4']);
  });

  test('what is made once more takes the place of the one that waits, so that the order stays', async () => {
    let online = false;
    const sent: [string, number][] = [];
    const outbox = new Outbox(store, async (given) => {
      const { id, leadTime } = answerOf(given);
      if (!online) throw new NetworkError('gone');
      sent.push([id, leadTime]);
    });
    await outbox.add(parcel('a1'));
    await outbox.add(parcel('a2'));
    await outbox.add(parcel('a1', { again: true, leadTime: 7, at: 9 }));
    await settle();
    expect((await store.all()).map(answerOf).map(({ id, at, leadTime }) => [id, at, leadTime])).toEqual([
      ['a1', 1, 7],
      ['a2', 2, 1],
    ]);
    online = true;
    await outbox.resume();
    expect(sent).toEqual([
      ['a1', 7],
      ['a2', 1],
    ]);
    expect(await store.all()).toEqual([]);
  });

  test('what is made once more while the first one is on its way is sent too', async () => {
    const sent: number[] = [];
    let arrive = () => {};
    const outbox = new Outbox(store, async (given) => {
      sent.push(answerOf(given).leadTime);
      if (sent.length === 1) await new Promise<void>((resolve) => (arrive = resolve));
    });
    await outbox.add(parcel('a1'));
    await outbox.add(parcel('a1', { again: true, leadTime: 7 }));
    arrive();
    await outbox.flush();
    expect(sent).toEqual([1, 7]);
    expect(await store.all()).toEqual([]);
  });

  test('talk about a task leaves the draft of it alone, and goes in the order of the work', async () => {
    let online = false;
    const sent: string[] = [];
    const outbox = new Outbox(store, async ({ id }) => {
      if (!online) throw new NetworkError('gone');
      sent.push(id);
    });
    await outbox.add(parcel('d1', { kind: 'draft', task: 1 }));
    await outbox.add(comment('c2'));
    await outbox.add(comment('c3', { text: 'c2' }));
    await outbox.add(parcel('a4', { task: 2 }));
    await settle();
    expect((await store.all()).map(({ id }) => id).toSorted()).toEqual(['a4', 'c2', 'c3', 'd1']);
    online = true;
    await outbox.resume();
    expect(sent).toEqual(['d1', 'c2', 'c3', 'a4']);
  });

  test('a comment that was refused can be tried again or taken back', async () => {
    let refuse = true;
    const outbox = new Outbox(store, async () => {
      if (refuse) throw new ApiError(400, { detail: 'No such task' });
    });
    await outbox.add(comment('c1'));
    await outbox.add(comment('c2'));
    await settle();
    expect(outbox.current().parcels).toMatchObject([{ refusal: 'No such task' }, { refusal: 'No such task' }]);
    refuse = false;
    await outbox.retry('c1');
    await outbox.drop('c2');
    expect(await store.all()).toEqual([]);
  });

  test('an ended session holds everything until somebody signs in', async () => {
    let signedIn = false;
    const outbox = new Outbox(store, async () => {
      if (!signedIn) throw new ApiError(401, null);
    });
    await outbox.add(parcel('a1'));
    await settle();
    expect(outbox.current().state).toBe('signed-out');
    signedIn = true;
    await outbox.resume();
    expect(outbox.current().parcels).toEqual([]);
  });

  test('a refusal is shown, kept and does not hold up the rest', async () => {
    const outbox = new Outbox(store, async ({ id }) => {
      if (id === 'a1') throw new ApiError(403, { detail: 'Not yours' });
    });
    await outbox.add(parcel('a1'));
    await outbox.add(parcel('a2'));
    await settle();
    expect(outbox.current().parcels).toMatchObject([{ id: 'a1', refusal: 'Not yours' }]);
    expect((await store.all())[0]).toMatchObject({ id: 'a1', refusal: 'Not yours' });
  });

  test('a change of what somebody else changed waits for a decision; keeping mine makes it a change of theirs', async () => {
    const froms: (string | null | undefined)[] = [];
    const current = { id: 9, result: [] };
    const outbox = new Outbox(store, async (given) => {
      const { from } = answerOf(given);
      froms.push(from);
      if (from === '"1"') throw new ApiError(412, { detail: 'Changed meanwhile', current }, '"2"');
    });
    await outbox.add(parcel('c1', { kind: 'change', annotation: 9, from: '"1"' }));
    await settle();
    expect(outbox.current().parcels).toMatchObject([
      { refusal: 'Changed meanwhile', conflict: { current, tag: '"2"' } },
    ]);
    await outbox.retry('c1');
    expect(froms).toEqual(['"1"', '"2"']);
    expect(outbox.current().parcels).toEqual([]);
  });
});
