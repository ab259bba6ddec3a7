// Suggestions that refresh by themselves: the version that answers goes on with fifty new labels while somebody has a task open.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn } from './browser.mjs';
import { label, taught, textOf, train } from './learning.mjs';
import { guest } from './stage.mjs';
import { api, drag, open, press, stored, submit, until } from './work.mjs';

const LABELLED = 45;
const FRESH = 50;
const WAITING = 5;
const LONG = { timeout: 600_000 };

beforeEach(() => signIn(guest));

describe('fifty new labels', { skip: !process.env.TAGLOOP_URL && 'the stand-in learns nothing' }, () => {
  test('refresh what is suggested in the open task, and leave alone what a person did there', LONG, async () => {
    const made = await taught(guest, LABELLED, FRESH + WAITING);
    const learner = `/api/tagloop/projects/${made.id}/learner`;
    await api(guest, 'PATCH', learner, { policy: { mode: 'manual', promote: 'always' } });
    await train(guest, made, { num_train_epochs: 2 });
    await until(async () => (await api(guest, 'GET', learner)).serving === 'v1', LONG.timeout);
    const task = made.tasks.at(-1);
    const { person, town, text } = textOf(LABELLED + FRESH + WAITING - 1);
    await open(guest, made, task);
    await drag(guest, 'day');
    await press(guest, '2');
    await api(guest, 'PATCH', learner, { policy: { mode: 'automatic', every: 100_000, warm: FRESH } });
    for (let index = LABELLED; index < LABELLED + FRESH; index++) await label(guest, made.tasks[index], textOf(index));
    await guest.page.waitForSelector('.suggested-by >> text=Suggestions refreshed by version v2', LONG);
    assert.deepEqual(await violations(guest.page), []);
    const [job] = (await api(guest, 'GET', `/api/tagloop/projects/${made.id}/jobs`)).jobs.filter(
      ({ kind }) => kind === 'train/warm',
    );
    assert.equal(job.result.version, 'v2');
    const version = await api(guest, 'GET', `${learner}/versions/v2`);
    assert.deepEqual([version.details.kind, version.details.parent], ['warm', 'v1']);
    for (const waiting of made.tasks.slice(-WAITING)) {
      const { predictions } = await api(guest, 'GET', `/api/tasks/${waiting}/`);
      assert.ok(
        predictions.some(({ model_version }) => model_version === 'v2'),
        `task ${waiting} waits for v2: ${JSON.stringify(predictions.map(({ model_version }) => model_version))}`,
      );
    }
    if (process.env.SHOT) await guest.page.screenshot({ path: process.env.SHOT });
    await submit(guest, task);
    await until(async () => (await stored(guest, task)) !== null);
    const at = text.indexOf('day');
    const drawn = (await stored(guest, task)).filter(({ value }) => value.start === at);
    assert.equal(drawn.length, 1, `${person} and ${town} are suggested, "day" was drawn`);
  });
});
