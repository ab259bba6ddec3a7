// Two people on one project. Leases are the real server's business: this runs only against one (TAGLOOP_URL).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, signIn, visitor } from './browser.mjs';
import { addressOf, api, drag, invited, NER, press, project, until } from './work.mjs';

const url = process.env.TAGLOOP_URL;

test('nobody gets a task that somebody else has, and none is lost', { skip: !url && 'needs TAGLOOP_URL' }, async () => {
  const browser = await launch();
  const ann = await visitor(browser, url);
  await signIn(ann);
  const made = await project(
    ann,
    NER,
    Array.from({ length: 10 }, (_, index) => `Ann number ${index}`),
  );
  const bob = await invited(browser, ann, addressOf('bob'));

  const seen = [];
  const work = async (guest, name) => {
    await guest.go(`/projects/${made.id}/label`);
    for (;;) {
      await guest.page.waitForSelector('.label-screen, .empty');
      if ((await guest.page.locator('.empty').count()) > 0) return;
      const task = Number(guest.page.url().split('/').at(-1));
      seen.push([name, task]);
      await drag(guest, 'Ann');
      await press(guest, '1', 'Control+Enter');
      await guest.page.waitForFunction(
        (old) => document.querySelector('.empty') || !location.pathname.endsWith(`/${old}`),
        task,
      );
    }
  };
  await Promise.all([work(ann, 'ann'), work(bob, 'bob')]);
  await until(async () => (await api(ann, 'GET', `/api/projects/${made.id}/`)).finished_task_number === 10);
  const tasks = seen.map(([, task]) => task);
  assert.equal(new Set(tasks).size, 10);
  assert.equal(tasks.length, 10, JSON.stringify(seen));
  assert.equal(new Set(seen.map(([name]) => name)).size, 2);
  assert.deepEqual([...ann.faults, ...bob.faults], []);
  await browser.close();
});
