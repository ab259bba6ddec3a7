// Files as tasks: pasted, uploaded, looked over, mapped, imported; what is wrong with rows, and a change of mind.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api, NER, project, until } from './work.mjs';

beforeEach(() => signIn(guest));

const dialog = () => guest.page.locator('dialog');
const field = (name) => dialog().getByLabel(name, { exact: true });
const primary = () => dialog().locator('footer .primary');
const tasksOf = async (id) => (await api(guest, 'GET', `/api/tasks?fields=all&page_size=500&project=${id}`)).tasks;
const datas = async (id) => (await tasksOf(id)).map(({ data }) => data);

async function openImport({ id }) {
  await guest.go(`/projects/${id}`);
  await guest.page.click('.page-head >> text=Import');
  await field('Texts').waitFor();
}

const choose = (name, content) =>
  dialog()
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

async function look() {
  await primary().click();
  await field('Read as').waitFor();
}

async function run() {
  await primary().click();
  await dialog().waitFor({ state: 'detached' });
}

const toast = () => guest.page.locator('.toast').last().textContent();

describe('the import of files', () => {
  test('makes a task of each pasted line, after a look at them', async () => {
    const made = await project(guest, NER, ['Own text']);
    await openImport(made);
    await field('Texts').fill('Ann Lee, 👩🏽‍💻.\n\nשרה כהן in Rome');
    await look();
    assert.equal(await field('Read as').inputValue(), 'txt');
    assert.deepEqual(await dialog().locator('.hub-preview li').allTextContents(), ['Ann Lee, 👩🏽‍💻.', 'שרה כהן in Rome']);
    await run();
    assert.match(await toast(), /2 tasks imported/);
    assert.deepEqual(await datas(made.id), [
      { text: 'Own text' },
      { text: 'Ann Lee, 👩🏽‍💻.' },
      { text: 'שרה כהן in Rome' },
    ]);
  });

  test('finds out what a table is and lets one say which column has the texts', async () => {
    const made = await project(guest, NER, ['Own text']);
    await openImport(made);
    await choose('rows.csv', 'note,sentence\nfirst,Ann sings.\nsecond,Lee listens.\n');
    await look();
    assert.equal(await field('Read as').inputValue(), 'csv');
    assert.equal(await field('Between cells').inputValue(), ',');
    assert.equal(await field('Column for "text"').inputValue(), 'sentence');
    assert.equal(await dialog().locator('.hub-preview .hub-text').first().textContent(), 'Ann sings.');
    await field('Column for "text"').selectOption('note');
    await dialog().locator('.hub-preview li', { hasText: 'first' }).first().waitFor();
    await field('Column for "text"').selectOption('sentence');
    await until(async () => (await dialog().locator('.hub-preview .hub-text').first().textContent()) === 'Ann sings.');
    await run();
    assert.deepEqual((await datas(made.id)).slice(1), [
      { text: 'Ann sings.', note: 'first' },
      { text: 'Lee listens.', note: 'second' },
    ]);
  });

  test('imports nothing when a row is wrong, tells which, and leaves it out when one wants that', async () => {
    const made = await project(guest, NER, ['Own text']);
    await openImport(made);
    await choose('rows.jsonl', '{"text": "good"}\nno json\n{"nope": 1}\n');
    await look();
    await primary().click();
    await dialog().getByRole('alert').waitFor();
    assert.match(await dialog().getByRole('alert').textContent(), /2 rows are wrong, so nothing was imported/);
    const rows = dialog().locator('.refused tbody tr');
    assert.equal(await rows.count(), 2);
    assert.match(await rows.nth(0).textContent(), /^2.*no JSON/);
    assert.match(await rows.nth(1).textContent(), /^3data\.text"text" key is expected/);
    const waiting = guest.page.waitForEvent('download');
    await dialog().getByText('Download the list as a table').click();
    const lines = (await readFile(await (await waiting).path(), 'utf8')).trimEnd().split('\r\n');
    assert.deepEqual([lines.length, lines[0]], [3, 'file,row,field,message']);
    assert.equal((await tasksOf(made.id)).length, 1);
    await field('Leave wrong rows out instead of importing nothing').check();
    await run();
    assert.match(await toast(), /1 task imported; 2 wrong rows were left out/);
    assert.deepEqual((await datas(made.id)).slice(1), [{ text: 'good' }]);
  });

  test(
    'is stopped while it runs, and nothing of it is left',
    { skip: !process.env.TAGLOOP_URL && 'the stand-in is done at once' },
    async () => {
      const made = await project(guest, NER, ['Own text']);
      await openImport(made);
      await choose('many.txt', Array.from({ length: 300_000 }, (_, row) => `Row ${row}`).join('\n'));
      await look();
      await primary().click();
      await dialog().getByRole('button', { name: 'Stop' }).click();
      await dialog().getByText('The import was stopped').waitFor();
      assert.equal(await field('Texts').isVisible(), true);
      assert.equal((await tasksOf(made.id)).length, 1);
      const left = await api(guest, 'GET', `/api/projects/${made.id}/file-uploads?all=true`);
      assert.equal(Array.isArray(left) ? left.length : 0, 0);
    },
  );

  test('goes back to the choice and forgets what was sent', async () => {
    const made = await project(guest, NER, ['Own text']);
    await openImport(made);
    await field('Texts').fill('One');
    await look();
    await dialog().getByRole('button', { name: 'Back' }).click();
    assert.equal(await field('Texts').inputValue(), 'One');
    await until(async () => {
      const left = await api(guest, 'GET', `/api/projects/${made.id}/file-uploads?all=true`);
      return !Array.isArray(left) || left.length === 0;
    });
    assert.equal((await tasksOf(made.id)).length, 1);
  });
});
