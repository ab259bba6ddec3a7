// Rows of a data set as tasks: found, mapped, previewed, imported; a project made for them; mistakes and a change of mind.
// The Hub is the stand-in's: on a real server its data sets are not there.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api, NER, project, until } from './work.mjs';

const CHOICES =
  '<View><Text name="text" value="$text"/><Choices name="c" toName="text"><Choice value="a"/><Choice value="b"/></Choices></View>';
const standIn = { skip: process.env.TAGLOOP_URL ? 'needs the Hub of the stand-in server' : false };

beforeEach(() => signIn(guest));

const dialog = () => guest.page.locator('dialog');
const field = (name) => dialog().getByLabel(name, { exact: true });
const primary = () => dialog().locator('footer .primary');

async function openImport({ id }) {
  await guest.go(`/projects/${id}`);
  await guest.page.click('.page-head >> text=Import');
  await dialog().getByText('Hugging Face').click();
  await field('Data set').waitFor();
}

async function find(address) {
  await field('Data set').fill(address);
  await guest.page.keyboard.press('Enter');
}

async function preview(part) {
  await field('Rows').fill(part);
  await primary().click();
  await dialog().locator('.hub-preview li').first().waitFor();
}

const tasksOf = async (id) => (await api(guest, 'GET', `/api/tasks?fields=all&page_size=500&project=${id}`)).tasks;

describe('rows of a data set', standIn, () => {
  test('become tasks with their labels as suggestions', async () => {
    const made = await project(guest, NER, ['Own text']);
    await openImport(made);
    await find('wikiann');
    // There are two languages: one has to be chosen.
    await field('Configuration').waitFor();
    assert.equal(await primary().isDisabled(), true);
    await field('Configuration').selectOption('en');
    await field('Split').waitFor();
    await preview('5:30');
    assert.deepEqual(await dialog().locator('.hub-preview li').first().locator('.hub-mark').allTextContents(), [
      'AnnPER',
      'LeePER',
      'New YorkLOC',
    ]);
    assert.match(await dialog().textContent(), /Texts with labelled spans/);
    await primary().click();
    await dialog().waitFor({ state: 'detached' });
    assert.match(await guest.page.textContent('.toast'), /25 tasks imported/);
    const tasks = await tasksOf(made.id);
    assert.equal(tasks.length, 26);
    assert.equal(tasks[1].data.text, 'Ann 5 👩🏽‍💻 Lee in New York');
    assert.deepEqual(tasks[1].predictions[0].result[2].value, {
      start: 18,
      end: 26,
      text: 'New York',
      labels: ['LOC'],
    });
    // Once more, only what is new.
    await openImport(made);
    await find('wikiann/en');
    await field('Split').waitFor();
    await preview('5:32');
    await field('Only rows that are new since the last import').check();
    await primary().click();
    await dialog().waitFor({ state: 'detached' });
    await until(async () => (await tasksOf(made.id)).length === 28);
  });

  test('make a project of their own', async () => {
    await guest.go('/projects');
    await guest.page.click('[data-tour=create]');
    await dialog().getByText('Hugging Face').click();
    await find('org/reviews');
    await field('Split').waitFor();
    await preview('12');
    assert.match(await dialog().textContent(), /Texts with a label each/);
    await dialog().locator('.segmented').getByText('As ground truth').click();
    await dialog().getByText('They become annotations').waitFor();
    await primary().click();
    await guest.page.waitForURL(/\/projects\/\d+$/);
    const id = Number(guest.page.url().match(/(\d+)$/)[1]);
    const made = await api(guest, 'GET', `/api/projects/${id}/`);
    assert.equal(made.title, 'org/reviews/default');
    assert.match(made.label_config, /<Choice value="pos"\/>/);
    const tasks = await tasksOf(id);
    assert.equal(tasks.length, 12);
    assert.equal(tasks[0].annotations.length, 1);
  });

  test('that are stopped leave nothing, and no project that was made for them', async () => {
    const before = (await api(guest, 'GET', '/api/projects/')).count;
    await guest.go('/projects');
    await guest.page.click('[data-tour=create]');
    await dialog().getByText('Hugging Face').click();
    await find('wikiann/en');
    await field('Split').waitFor();
    await preview('');
    await primary().click();
    await dialog().getByText('Stop and take back').click();
    await dialog().getByText('The import was stopped.').waitFor();
    await until(async () => (await api(guest, 'GET', '/api/projects/')).count === before);
  });

  test('whose labels do not fit say so and can come without', async () => {
    const made = await project(guest, CHOICES, ['Own text']);
    await openImport(made);
    await find('wikiann/en');
    await field('Split').waitFor();
    await preview('3');
    await dialog().getByText('These labels do not fit this project').waitFor();
    assert.equal(await primary().isDisabled(), true);
    await dialog().locator('.segmented').getByText('Leave out').click();
    await until(() => primary().isEnabled());
    await primary().click();
    await dialog().waitFor({ state: 'detached' });
    const tasks = await tasksOf(made.id);
    assert.equal(tasks.length, 4);
    assert.equal(tasks[1].predictions.length, 0);
  });

  test('are shown as they were chosen last, also when the choice came before the preview', async () => {
    const made = await project(guest, NER, ['Own text']);
    await openImport(made);
    await find('wikiann/en');
    await field('Split').waitFor();
    await preview('3');
    await guest.page.route('**/hub/preview', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    const choose = (name) => dialog().locator('.segmented').getByText(name).click();
    await choose('As ground truth');
    await choose('Leave out');
    await dialog().locator('.hub-mark').first().waitFor({ state: 'detached', timeout: 5_000 });
    await until(() => primary().isEnabled());
    await primary().click();
    await dialog().waitFor({ state: 'detached' });
    const tasks = await tasksOf(made.id);
    assert.deepEqual(
      tasks.map(({ predictions, annotations }) => predictions.length + annotations.length),
      [0, 0, 0, 0],
    );
  });

  test('that are not there are told in a sentence, and the keyboard reaches all of it', async () => {
    const made = await project(guest, NER, ['Own text']);
    await openImport(made);
    await find('nobody/nothing');
    await dialog().getByText("Dataset 'nobody/nothing' doesn't exist").waitFor();
    await find('wikiann/en');
    await field('Rows').waitFor();
    await field('Rows').fill('ten');
    await dialog().getByText('Write a number, or from:to').waitFor();
    await field('Rows').focus();
    await guest.page.keyboard.press('Control+a');
    await guest.page.keyboard.type('2');
    for (const name of ['Cancel', 'Next']) {
      await guest.page.keyboard.press('Tab');
      assert.equal(await guest.page.evaluate(() => document.activeElement.textContent), name);
    }
    await guest.page.keyboard.press('Enter');
    await dialog().locator('.hub-preview li').first().waitFor();
    await dialog().getByText('Back').click();
    assert.equal(await field('Data set').inputValue(), 'wikiann/en');
    await guest.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    assert.equal((await tasksOf(made.id)).length, 1);
  });
});
