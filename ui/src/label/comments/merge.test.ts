import { expect, test } from 'vitest';
import type { Comment } from '../../api/tagloop';
import type { CommentParcel, Parcel } from '../../outbox/parcel';
import { inOrder, openByRegion, waitingFor } from './merge';

const stored = (id: number, more: Partial<Comment> = {}): Comment => ({
  id,
  task: 1,
  annotation: null,
  region_id: null,
  text: `no ${id}`,
  created_by: null,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  is_resolved: false,
  resolved_by: null,
  resolved_at: null,
  unique_id: null,
  ...more,
});
const waiting = (id: string, more: Partial<CommentParcel> = {}): CommentParcel => ({
  id,
  kind: 'comment',
  user: 1,
  project: 1,
  task: 1,
  annotation: null,
  region: null,
  text: id,
  at: 1,
  refusal: null,
  ...more,
});

test('a comment that came twice is there once, the oldest first', () => {
  const list = [stored(2), stored(1), stored(2, { text: 'newer' }), stored(3, { created_at: '2025-01-01T00:00:00Z' })];
  expect(inOrder(list).map(({ id, text }) => [id, text])).toEqual([
    [3, 'no 3'],
    [1, 'no 1'],
    [2, 'newer'],
  ]);
});

test('what the server has by its name waits no more, and other tasks have their own', () => {
  const parcels: Parcel[] = [waiting('a'), waiting('b'), waiting('c', { task: 2 })];
  expect(waitingFor(1, parcels, [stored(1, { unique_id: 'a' }), stored(2)]).map(({ id }) => id)).toEqual(['b']);
});

test('a region counts what is open, sent or not', () => {
  const list = [stored(1, { region_id: 'r' }), stored(2, { region_id: 'r', is_resolved: true }), stored(3)];
  expect([...openByRegion(list, [waiting('a', { region: 'r' }), waiting('b', { region: 's' })])]).toEqual([
    ['r', 2],
    ['s', 1],
  ]);
});
