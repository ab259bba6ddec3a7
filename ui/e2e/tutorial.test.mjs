// The Hugging Face + Label Studio tutorial by clicks: rows of the Hub, labels, a training, a model elsewhere. It needs a real
// server beside a Hub that answers to the tutorial's names, and a backend: TutorialByClicksTest starts them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { browser, url } from './house.mjs';
import { api, drag, onTask, press, stored, until } from './work.mjs';

const BACKEND = process.env.TAGLOOP_TUTORIAL_BACKEND;
const skip = BACKEND ? false : 'there is no tutorial to walk: TAGLOOP_TUTORIAL_BACKEND is not set';
const LONG = { timeout: 240_000 };
let guest, project, tasks;

const noFaults = () => assert.deepEqual(guest.faults.splice(0), [], 'the page reported faults');
const versions = async () => (await api(guest, 'GET', `/api/tagloop/projects/${project}/learner/versions`)).versions;

const dialog = () => guest.page.locator('dialog');
const field = (name) => dialog().getByLabel(name, { exact: true });
const primary = () => dialog().locator('footer .primary');
const all = async () => (await api(guest, 'GET', `/api/tasks?fields=all&page_size=500&project=${project}`)).tasks;

/** Chooses rows of wikiann in the open dialog, and what becomes of their labels. */
async function importRows(part, tags) {
  await dialog().getByText('Hugging Face').click();
  await field('Data set').fill('wikiann');
  await guest.page.keyboard.press('Enter');
  await field('Split').waitFor();
  await field('Split').selectOption('train');
  await field('Rows').fill(part);
  await primary().click();
  await dialog().locator('.hub-preview li').first().waitFor();
  await dialog().locator('.segmented').getByText(tags).click();
  await primary().click();
  await dialog().waitFor({ state: 'detached', ...LONG });
}

test('steps 1 to 4: one signs in and makes a project of rows of wikiann from the Hub', { skip, ...LONG }, async () => {
  guest = await visitor(browser, url());
  await signIn(guest);
  await guest.page.click('[data-tour=create]');
  await importRows('60', 'As suggestions');
  await guest.page.waitForURL(/\/projects\/\d+$/);
  project = Number(guest.page.url().match(/(\d+)$/)[1]);
  await guest.page.click('.page-head >> text=Import');
  await importRows('60:100', 'Leave out');
  tasks = (await all()).toSorted((a, b) => a.id - b.id);
  assert.equal(tasks.length, 100);
  assert.deepEqual([tasks[99].meta.source, tasks[99].meta.hf_index], ['wikiann', 99]);
  noFaults();
});

const open = async (task) => {
  await guest.go(`/projects/${project}/label/${task.id}`);
  await onTask(guest, task.id);
  // Letters move when their font arrives.
  await guest.page.evaluate(() => document.fonts.ready.then(() => null));
};

test('step 5: names are marked by the mouse, and what the rows suggest is taken', { skip, ...LONG }, async () => {
  const named = tasks.filter(({ predictions }) => predictions.some(({ result }) => result.length > 0)).slice(0, 12);
  for (const [index, task] of named.entries()) {
    await open(task);
    const [first] = task.predictions[0].result;
    if (index === 0) {
      await drag(guest, first.value.text);
      await press(guest, '1');
    } else {
      await guest.page.waitForSelector('.mark.suggested');
      await press(guest, 'Shift+A');
    }
    await press(guest, 'Control+Enter');
    await until(async () => (await stored(guest, task.id)) !== null);
    const [answer] = await stored(guest, task.id);
    assert.equal(answer.value.text, first.value.text);
  }
  noFaults();
});

test('steps 6 and 7: the Models page trains on these labels and shows how good it is', { skip, ...LONG }, async () => {
  await guest.go(`/projects/${project}/models`);
  await guest.page.click('.training-options > summary');
  await guest.page.getByLabel('Epochs').fill('3');
  await guest.page.getByRole('button', { name: 'Train now' }).click();
  await guest.page.waitForSelector('.training[data-state=succeeded]', LONG);
  await guest.page.waitForSelector('[data-version=v1]', LONG);
  assert.equal((await versions())[0].name, 'v1');
  noFaults();
});

test('production: a backend is tested, added, and used for interactive preannotations', { skip, ...LONG }, async () => {
  await guest.go(`/projects/${project}/settings/models`);
  await guest.page.click('text=Add a model');
  await guest.page.getByLabel('Address').fill(BACKEND);
  await guest.page.getByLabel('Name', { exact: true }).fill('Named entities');
  await guest.page.getByLabel('Use for interactive preannotations').check();
  await guest.page.click('dialog footer >> text=Test');
  await guest.page.waitForSelector('.trial-steps[data-failed=""]', LONG);
  await guest.page.click('dialog footer >> text=Save');
  await guest.page.waitForSelector('[data-model="Named entities"][data-state="CO"]');
  const [model] = await api(guest, 'GET', `/api/ml?project=${project}`);
  assert.deepEqual([model.title, model.is_interactive], ['Named entities', true]);
  assert.match(model.model_version, /^bert-base-NER-/);
  noFaults();
});

test('its suggestions are shown on a task without any, and are taken', { skip, ...LONG }, async () => {
  // The learner that comes along would suggest too, and has predicted the rest after its training.
  await api(guest, 'PATCH', `/api/tagloop/projects/${project}/learner`, { enabled: false });
  const everything = { selectedItems: { all: true, excluded: [] } };
  await api(guest, 'POST', `/api/dm/actions?id=delete_tasks_predictions&project=${project}`, everything);
  const [{ id }] = await api(guest, 'GET', `/api/ml?project=${project}`);
  let found = [];
  let task;
  for (task of tasks.slice(60)) {
    found = (await api(guest, 'POST', `/api/ml/${id}/interactive-annotating`, { task: task.id })).data.result;
    if (found.length > 0) break;
  }
  await open(task);
  await guest.page.getByLabel('Ask the model while labelling').check();
  await guest.page.waitForSelector('.model-bar[data-talk="answered"]', LONG);
  await guest.page.waitForFunction(
    (count) => document.querySelector('.suggestions .numbers')?.textContent === String(count),
    found.length,
  );
  await press(guest, 'Shift+A', 'Control+Enter');
  await until(async () => (await stored(guest, task.id)) !== null);
  const texts = (result) => result.map(({ value }) => `${value.labels} ${value.text}`);
  assert.deepEqual(texts(await stored(guest, task.id)), texts(found));
  noFaults();
  await guest.context.close();
});
