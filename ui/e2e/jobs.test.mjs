// Long work: followed live, read, cancelled, and counted in the frame of every page.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn, visitor } from './browser.mjs';
import { idle, jobsOf, taught, train } from './learning.mjs';
import { browser, guest, url } from './stage.mjs';
import { api, until } from './work.mjs';

/** A training takes its time on a real server, and the first one there waits for the starter model. */
const LONG = { timeout: 600_000 };

beforeEach(() => signIn(guest));

const row = (made, state) => `.job[data-kind="train/learner"]${state ? `[data-state=${state}]` : ''}`;
const path = (made) => `/projects/${made.id}/jobs`;

describe('a job', () => {
  test('is followed from its start to what it made, without a reload', async () => {
    const made = await taught(guest, 12);
    await guest.go(path(made));
    await guest.page.waitForSelector('.empty');
    await train(guest, made, { num_train_epochs: 2 });
    await guest.page.waitForSelector(row(made, 'running'), LONG);
    await guest.page.waitForSelector('.job-progress [role=meter]', LONG);
    await guest.page.waitForSelector('.shell-count[data-running="1"]', LONG);
    await guest.page.waitForSelector(row(made, 'succeeded'), LONG);
    assert.match(await guest.page.locator('.job-made').innerText(), /Version v1/);
    await guest.page.waitForSelector('.shell-count', { state: 'detached' });
    assert.equal((await jobsOf(guest, made))[0].state, 'succeeded');
  });

  test('is shown live even where the server cannot send by itself', async () => {
    const made = await taught(guest, 12);
    await guest.page.route('**/events', (route) => route.abort());
    await guest.go(path(made));
    await guest.page.waitForSelector('.empty');
    await train(guest, made, { num_train_epochs: 2 });
    await guest.page.reload();
    await guest.page.waitForSelector(row(made, 'succeeded'), LONG);
  });

  test('is cancelled by the keyboard alone and says so', async () => {
    const made = await taught(guest, 12);
    await train(guest, made, { num_train_epochs: 40 });
    await guest.go(path(made));
    await guest.page.waitForSelector(row(made, 'running'), LONG);
    const cancel = guest.page.getByRole('button', { name: /^Cancel “Train/ });
    for (let i = 0; i < 40 && !(await cancel.evaluate((button) => button === document.activeElement)); i++)
      await guest.page.keyboard.press('Tab');
    await guest.page.keyboard.press('Enter');
    await guest.page.waitForSelector(row(made, 'cancelled'), LONG);
    assert.equal(await guest.page.locator('.job .pill').innerText(), 'Cancelled');
  });

  test('shows the log that it wrote, also while it runs', async () => {
    const made = await taught(guest, 12);
    await train(guest, made, { num_train_epochs: 2 });
    await guest.go(path(made));
    await guest.page.waitForSelector(row(made));
    await guest.page.getByRole('button', { name: /^Log of/ }).click();
    await guest.page.waitForSelector('.job-log', LONG);
    await guest.page.waitForSelector(row(made, 'succeeded'), LONG);
    const { id } = (await jobsOf(guest, made))[0];
    const { log } = await api(guest, 'GET', `/api/tagloop/projects/${made.id}/jobs/${id}`);
    assert.ok(log.length >= 3, `the log has only ${log.length} lines`);
    await until(async () => (await guest.page.locator('.job-log').innerText()).trim() === log.join('\n').trim());
  });

  test('that failed says why', async () => {
    const made = await taught(guest, 0);
    await train(guest, made);
    await guest.go(path(made));
    const list = await jobsOf(guest, made);
    if (list.length === 0) return;
    await guest.page.waitForSelector(row(made, 'failed'), LONG);
    const said = await guest.page.locator('.job-error').innerText();
    assert.equal(said, (await jobsOf(guest, made))[0].error);
  });
});

test('the page of all jobs names the project of each and leads to it', async () => {
  const made = await taught(guest, 12);
  await train(guest, made, { num_train_epochs: 1 });
  await guest.go('/jobs');
  await guest.page.waitForSelector(row(made));
  await guest.page.locator('.job').first().getByRole('link').click();
  await guest.page.waitForURL(`**/projects/${made.id}`);
  await idle(guest, made);
});

for (const theme of ['light', 'dark'])
  test(`breaks no rule of accessibility in German in the ${theme} theme`, LONG, async () => {
    const other = await visitor(browser, url(), { theme, language: 'de' });
    await signIn(other);
    const made = await taught(other, 12);
    await train(other, made, { num_train_epochs: 3 });
    await other.go('/jobs');
    await other.page.waitForSelector('.job-progress', LONG);
    await other.page
      .getByRole('button', { name: /^Protokoll von/ })
      .first()
      .click();
    await other.page.waitForSelector('.job-log', LONG);
    assert.deepEqual(await violations(other.page), []);
    await idle(other, made);
    await other.page.waitForSelector('.pill:text("Fertig")', LONG);
    assert.deepEqual(other.faults, []);
    await other.context.close();
  });
