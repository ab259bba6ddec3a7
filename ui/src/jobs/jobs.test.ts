import { describe, expect, test } from 'vitest';
import type { Job } from '../api/jobs';
import { en } from '../i18n/en';
import { parted, withJob } from './merge';
import { duration, firstMark, secondsLeft } from './timeLeft';
import { madeBy, titleOf } from './words';

const job = (more: Partial<Job> = {}): Job => ({
  id: '1',
  project: 3,
  kind: 'train/learner',
  title: 'Train project 3',
  state: 'running',
  step: 'Epoch 1 of 3',
  done: 10,
  total: 100,
  created_at: '2026-01-02T03:04:05Z',
  started_at: '2026-01-02T03:04:05Z',
  finished_at: null,
  error: null,
  result: {},
  ...more,
});

describe('a list of jobs', () => {
  test('takes new ones of its project in front and leaves those of others out', () => {
    expect(withJob([job()], job({ id: '2' }), 3).map(({ id }) => id)).toEqual(['2', '1']);
    expect(withJob([job()], job({ id: '2', project: 4 }), 3).map(({ id }) => id)).toEqual(['1']);
    expect(withJob([job()], job({ id: '2', project: 4 }), 'all').map(({ id }) => id)).toEqual(['2', '1']);
  });

  test('keeps the end of a job when an older report arrives late', () => {
    const over = job({ state: 'succeeded', finished_at: '2026-01-02T03:05:05Z' });
    expect(withJob([over], job({ done: 90 }), 'all')).toEqual([over]);
  });

  test('is parted into what runs or waits and what is over', () => {
    const { open, over } = parted([job(), job({ id: '2', state: 'queued' }), job({ id: '3', state: 'interrupted' })]);
    expect([open.map(({ id }) => id), over.map(({ id }) => id)]).toEqual([['1', '2'], ['3']]);
  });
});

describe('the time that is left', () => {
  test('is measured from the first report of the present step', () => {
    const first = firstMark(null, job(), 1000);
    expect(firstMark(first, job({ done: 40 }), 5000)).toBe(first);
    expect(firstMark(first, job({ step: 'Epoch 2 of 3', done: 41 }), 6000)).toEqual({
      step: 'Epoch 2 of 3',
      done: 41,
      at: 6000,
    });
    expect(secondsLeft(first, job({ done: 40 }), 7000)).toBe(12);
  });

  test('is not told too early, without an end, or without any progress', () => {
    const first = firstMark(null, job(), 0);
    expect(secondsLeft(first, job({ done: 40 }), 2999)).toBeNull();
    expect(secondsLeft(first, job({ done: 12 }), 60_000)).toBeNull();
    expect(secondsLeft(first, job({ done: 40, total: 0 }), 60_000)).toBeNull();
    expect(secondsLeft(first, job(), 60_000)).toBeNull();
  });

  test('is said in the unit that fits', () => {
    expect([4.4, 89, 120, 5399, 9000].map((seconds) => duration(seconds, 'en'))).toEqual([
      '4 seconds',
      '89 seconds',
      '2 minutes',
      '90 minutes',
      '2.5 hours',
    ]);
    expect(duration(9000, 'de')).toBe('2,5 Stunden');
  });
});

describe('the words for a job', () => {
  test('are those of its kind, else the server’s own', () => {
    expect(titleOf(job(), en)).toBe('Train the built-in learner');
    expect(titleOf(job({ kind: 'predict/backend-7' }), en)).toBe('Predict all tasks by a connected model');
    expect(titleOf(job({ kind: 'sweep', title: 'Sweep up' }), en)).toBe('Sweep up');
  });

  test('say what it made and keep what they do not know', () => {
    expect(madeBy(job({ result: { version: 'v3', shards: '2' } }), en)).toEqual(['Version v3', 'shards: 2']);
    expect(madeBy(job({ result: { version: 'v3', promoted: 'false', why: 'it is worse' } }), en)).toEqual([
      'Version v3',
      'does not suggest yet',
      'it is worse',
    ]);
    expect(madeBy(job({ result: null }), en)).toEqual([]);
  });
});
