// "Stop now?" and what suggestions saved: the curve with its interval, the budget, the lot, and what people did to suggestions.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn } from './browser.mjs';
import { idle, label, taught, textOf, train } from './learning.mjs';
import { guest } from './stage.mjs';
import { api, NER, project } from './work.mjs';

const LONG = { timeout: 600_000 };
const REAL = { skip: !process.env.TAGLOOP_URL && 'needs TAGLOOP_URL' };

beforeEach(() => signIn(guest));

const at = ({ id }, rest) => `/api/tagloop/projects/${id}/${rest}`;
const shot = (name) =>
  process.env.TAGLOOP_SHOTS &&
  guest.page.screenshot({ path: `${process.env.TAGLOOP_SHOTS}/${name}.png`, fullPage: true });

/** A project with versions that learned from ever more tasks. */
async function versions(sizes) {
  const made = await taught(guest, 0, sizes.at(-1) + 6);
  await api(guest, 'PATCH', at(made, 'learner'), { policy: { mode: 'manual', promote: 'always', refresh: true } });
  let done = 0;
  for (const size of sizes) {
    for (; done < size; done++) await label(guest, made.tasks[done], textOf(done));
    await train(guest, made, { num_train_epochs: 2 });
    await idle(guest, made);
  }
  return made;
}

describe('stop now?', () => {
  test('with one version nobody can tell, and a budget decides', LONG, async () => {
    // From fewer tasks a real server learns, but measures nothing.
    const made = await versions([12]);
    await guest.go(`/projects/${made.id}/models`);
    await guest.page.waitForSelector('.stop-card[data-verdict=too_few_versions]', LONG);
    assert.match(await guest.page.locator('.stop-verdict').innerText(), /^Cannot tell yet: 1 version is measured/);
    assert.equal(await guest.page.locator('.chart-band').count(), 0);
    await guest.page.locator('summary', { hasText: 'When it is enough' }).press('Enter');
    await guest.page.getByLabel('At most so many tasks').fill('12');
    await guest.page.getByRole('form', { name: 'When it is enough' }).getByRole('button', { name: 'Save' }).click();
    await guest.page.waitForSelector('.stop-card[data-verdict=tasks_used]');
    assert.equal(await guest.page.locator('.stop-verdict').innerText(), 'Stop: the budget of 12 tasks is used.');
    const stored = (await api(guest, 'GET', at(made, 'stopping'))).budget;
    assert.deepEqual(stored, { share: 0.95, hours: null, tasks: 12 });
    assert.deepEqual(await violations(guest.page), []);
  });

  test('four versions make a curve with its interval, which is read by keys', LONG, async () => {
    const made = await versions([4, 8, 12, 18]);
    const told = await api(guest, 'GET', at(made, 'stopping'));
    await guest.go(`/projects/${made.id}/models`);
    const card = guest.page.locator(`.stop-card[data-verdict=${told.verdict.word}]`);
    await card.waitFor(LONG);
    const chart = guest.page.getByRole('slider', { name: 'F1 by labelled tasks' });
    await chart.waitFor(LONG);
    const dots = guest.page.locator('[data-chart="F1 by labelled tasks"] .chart-plot .chart-dot');
    const measured = told.versions.filter(({ f1 }) => f1 !== null).length;
    assert.ok((await dots.count()) >= measured, `${await dots.count()} dots of ${measured} versions`);
    if (told.curve) {
      assert.equal(await guest.page.locator('.chart-band').count(), 1);
      await chart.focus();
      await guest.page.keyboard.press('End');
      assert.match(await chart.getAttribute('aria-valuetext'), /^Tasks 24, projected [\d.]+/);
    }
    assert.deepEqual(await violations(guest.page), []);
    await shot('stop-now');
  });
});

describe('what suggestions save', () => {
  const region = (start, end, kind, more = {}) => ({
    id: `r${start}`,
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    ...more,
    value: { start, end, labels: [kind] },
  });

  test('is counted by label and score', REAL, async () => {
    const texts = Array.from({ length: 12 }, (_, index) => `Ann met Bob in Rome ${index}`);
    const made = await project(guest, NER, texts);
    for (const [index, task] of made.tasks.entries()) {
      const suggested = index % 2 === 0;
      const { id } = await api(guest, 'POST', '/api/predictions', {
        task,
        model_version: 'v1',
        result: [
          region(0, 3, 'PER', { score: 0.95 }),
          region(8, 11, 'LOC', { score: 0.35 + index / 20 }),
          region(15, 19, 'LOC', { score: 0.75 }),
        ],
      });
      await api(guest, 'POST', `/api/tasks/${task}/annotations`, {
        result: [region(0, 3, 'PER'), region(8, 11, index % 4 ? 'LOC' : 'PER'), region(15, 19, 'LOC')],
        lead_time: suggested ? 10 + index : 24 + index,
        ...(suggested ? { parent_prediction: id } : {}),
      });
    }
    await guest.go(`/projects/${made.id}/models`);
    await guest.page.waitForSelector('.stop-card[data-saved=observed]', LONG);
    const told = await api(guest, 'GET', at(made, 'saved'));
    assert.equal(told.edits.answers, 6);
    assert.equal(told.edits.suggested, 18);
    assert.equal(told.edits.relabelled, 3);
    const row = guest.page.getByRole('row', { name: /^LOC/ });
    assert.match((await row.innerText()).replace(/\s+/g, ' '), /^LOC 9 3 0 0 0 0 75 ?%/);
    const band = guest.page.getByRole('row', { name: /^0\.7–0\.8/ });
    assert.match((await band.innerText()).replace(/\s+/g, ' '), /^0\.7–0\.8 6 1 0 0 0 0 86 ?%/);
    assert.match(await guest.page.locator('[data-saved] .facts').innerText(), /Accepted as they are\s+83 ?%/);
    assert.deepEqual(await violations(guest.page), []);
    await shot('saved');
  });

  test('a share is held back by a lot that the one who labels does not see', REAL, async () => {
    const texts = Array.from({ length: 30 }, (_, index) => `Ann met Bob in Rome ${index}`);
    const made = await project(guest, NER, texts);
    await api(guest, 'PATCH', at(made, 'learner'), { enabled: false });
    for (const task of made.tasks)
      await api(guest, 'POST', '/api/predictions', {
        task,
        model_version: 'v1',
        result: [region(0, 3, 'PER', { score: 0.9 })],
      });
    await guest.go(`/projects/${made.id}/models`);
    await guest.page.locator('summary', { hasText: 'Measure by chance' }).press('Enter');
    await guest.page.getByLabel('Tasks without suggestions (%)').fill('50');
    await guest.page.getByRole('form', { name: 'Measure by chance' }).getByRole('button', { name: 'Save' }).click();
    await guest.page.waitForSelector('.stop-card[data-saved=random]');
    assert.equal((await api(guest, 'GET', at(made, 'saved'))).held_back.share, 0.5);
    const shown = [];
    for (const task of made.tasks.slice(0, 20))
      shown.push((await api(guest, 'GET', `/api/tasks/${task}`)).predictions.length);
    assert.ok(shown.includes(0) && shown.includes(1), `of 20 tasks ${shown.join(' ')} suggestions`);
    const held = made.tasks[shown.indexOf(0)];
    const open = made.tasks[shown.indexOf(1)];
    await guest.go(`/projects/${made.id}/label/${open}`);
    await guest.page.waitForSelector('.label-screen .mark');
    await guest.go(`/projects/${made.id}/label/${held}`);
    await guest.page.waitForSelector('.label-screen .span-text');
    assert.equal(await guest.page.locator('.label-screen .mark').count(), 0);
    assert.doesNotMatch(await guest.page.locator('body').innerText(), /held back|without suggestions/i);
  });
});
