// What is labelled next: a sampler is looked at, chosen, and says on the labelling screen why a task comes.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn, visitor } from './browser.mjs';
import { browser, guest, url } from './stage.mjs';
import { api, NER, open, project } from './work.mjs';

/** On a real server the starter model is made first. */
const LONG = { timeout: 600_000 };
const TEXTS = [
  'Ada met Ken.',
  'Ines Silva of the Harbour Trust flew from Lisbon to Bergen, and Omar Haddad stayed in Cairo.',
  'Rain again.',
  'Paul Weber wrote to Lena Roth in Vienna.',
];

beforeEach(() => signIn(guest));

const stateOf = ({ id }) => api(guest, 'GET', `/api/tagloop/projects/${id}/queue`);

async function models() {
  const made = await project(guest, NER, TEXTS);
  await guest.go(`/projects/${made.id}/models`);
  await guest.page.waitForSelector('[data-serving]:not([data-serving=""])', LONG);
  await guest.page.waitForSelector('section[data-sampler]');
  return made;
}

const look = (name) => guest.page.getByLabel('Tasks come').selectOption(name);

describe('what is labelled next', () => {
  test('is shown for a sampler before it is chosen', async () => {
    const made = await models();
    await look('longest-first');
    await guest.page.waitForSelector('[data-preview=longest-first] .order-item');
    const items = await guest.page.locator('.order-item').allInnerTexts();
    assert.equal(items.length, TEXTS.length);
    assert.ok(items[0].includes('Ines Silva of the Harbour Trust'), items[0]);
    assert.ok(
      items.every((item) => item.split('\n').length === 3),
      items.join('|'),
    );
    assert.equal((await stateOf(made)).sampler, null);
    assert.deepEqual(await violations(guest.page), []);
  });

  test('follows the sampler that was chosen, with the reason on the labelling screen', async () => {
    const made = await models();
    await look('mnlp');
    await guest.page.getByRole('button', { name: 'Use this order' }).click();
    await guest.page.waitForSelector('section[data-sampler=mnlp]');
    await guest.page.waitForFunction(
      () => document.body.innerText.includes('4 of 4 ordered tasks are left'),
      null,
      LONG,
    );
    assert.equal((await stateOf(made)).sampler, 'mnlp');
    const [first] = (await api(guest, 'GET', `/api/tagloop/projects/${made.id}/queue/preview`)).tasks;
    assert.match(first.reason, /^least sure about /);
    await open(guest, made, first.task);
    await guest.page.waitForSelector('.queue-why');
    const why = await guest.page.locator('.queue-why').textContent();
    assert.equal(why, `Why this task: ${first.reason}`);
    assert.ok((await guest.page.locator('.queue-panel header').innerText()).includes('MNLP'));
    assert.deepEqual(await violations(guest.page), []);
  });

  test('says why in the language of the interface', async () => {
    const made = await models();
    await api(guest, 'PATCH', `/api/tagloop/projects/${made.id}/queue`, { sampler: 'sequential' });
    await guest.page.waitForFunction(
      async (project) =>
        (await (await fetch(`/api/tagloop/projects/${project}/queue`)).json()).order?.sampler === 'sequential',
      made.id,
      LONG,
    );
    const [first] = (await api(guest, 'GET', `/api/tagloop/projects/${made.id}/queue/preview`)).tasks;
    assert.deepEqual(first.why, [{ code: 'next', values: [] }]);
    const other = await visitor(browser, url(), { language: 'de' });
    await signIn(other);
    await open(other, made, first.task);
    // The words of a language come a moment after the page.
    await other.page.waitForFunction(
      () => document.querySelector('.queue-why')?.textContent === 'Warum diese Aufgabe: die nächste der Reihe nach',
    );
    await other.context.close();
  });

  test('is left to the project again', async () => {
    const made = await models();
    await api(guest, 'PATCH', `/api/tagloop/projects/${made.id}/queue`, { sampler: 'longest-first' });
    await guest.page.reload();
    await guest.page.waitForSelector('section[data-sampler=longest-first]');
    await look('');
    await guest.page.getByRole('button', { name: 'Use this order' }).click();
    await guest.page.waitForSelector('section[data-sampler=""]');
    assert.equal((await stateOf(made)).in_force, false);
  });
});
