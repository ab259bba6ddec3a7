// Work by person on a real server (TAGLOOP_URL): skills, assignment by skill with a look and a way back, and known tasks woven in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { launch, signIn, visitor } from './browser.mjs';
import { addressOf, api, invited, NER, project, until } from './work.mjs';

const url = process.env.TAGLOOP_URL;

test(
  'tasks go to those who have the skill, after a look, and come back',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const browser = await launch();
    const ann = await visitor(browser, url);
    await signIn(ann);
    const email = addressOf('cleo');
    const cleo = await invited(browser, ann, email);
    const made = await project(ann, NER, ['Uno', 'Due', 'Tre']);
    const at = `/api/tagloop/projects/${made.id}`;
    const cleoAt = async () => (await api(ann, 'GET', `${at}/work`)).people.find(({ user }) => user.email === email);

    await ann.go(`/projects/${made.id}/settings/assignments`);
    const row = ann.page.locator(`[data-user="${email}"]`);
    await row.getByRole('textbox').fill('it, es,it');
    await ann.page.keyboard.press('Enter');
    await until(async () => (await cleoAt()).skills.join() === 'es,it');
    assert.deepEqual(await violations(ann.page), []);

    await ann.go(`/projects/${made.id}`);
    await ann.page.waitForSelector('.grid-row');
    for (const word of ['Uno', 'Tre'])
      await ann.page.locator('.grid-row', { hasText: word }).locator('input[type=checkbox]').check();
    await ann.page.click('.table-tools >> text=Assign');
    await ann.page.getByLabel('How').selectOption('skill');
    await ann.page.getByLabel('Or one skill for all').fill('IT');
    for (const box of await ann.page.locator('dialog .choice input').all()) await box.check();
    await ann.page.waitForSelector(`[data-gets="${email}"] >> text=+2`);
    assert.deepEqual(await violations(ann.page), []);
    assert.equal((await cleoAt()).assigned, 0, 'a look changes nothing');
    await ann.page.click('dialog footer .primary');
    await until(async () => (await cleoAt()).assigned === 2);

    await ann.page.getByRole('button', { name: 'Undo' }).click();
    await until(async () => (await cleoAt()).assigned === 0);

    await api(ann, 'POST', `${at}/assignments`, {
      mode: 'add',
      users: [(await cleoAt()).user.id],
      tasks: [made.tasks[0], made.tasks[2]],
    });

    await cleo.go(`/projects/${made.id}/dashboard`);
    await cleo.page.waitForSelector('.my-task >> text=Tre');
    assert.equal(await cleo.page.locator('.my-task').count(), 2);
    await cleo.page.locator('.my-task').first().click();
    await cleo.page.waitForSelector('.label-screen');

    assert.deepEqual([...ann.faults, ...cleo.faults], []);
    await browser.close();
  },
);

test(
  'a known task comes among the others and its answer is measured',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const browser = await launch();
    const ann = await visitor(browser, url);
    await signIn(ann);
    const dora = await invited(browser, ann, addressOf('dora'));
    const made = await project(ann, NER, ['Ann met Bob', 'Eve left']);
    const span = (start, end) => ({
      from_name: 'ner',
      to_name: 'text',
      type: 'labels',
      value: { start, end, labels: ['PER'] },
    });
    const answer = (guest, task, result, more = {}) =>
      api(guest, 'POST', `/api/tasks/${task}/annotations/`, { result, ...more });
    await answer(ann, made.tasks[0], [span(0, 3), span(8, 11)], { ground_truth: true });

    await ann.go(`/projects/${made.id}/settings/assignments`);
    await ann.page.getByLabel('One of so many tasks').fill('1');
    await ann.page.locator('.section').last().getByRole('button', { name: 'Save' }).click();
    await until(async () => (await api(ann, 'GET', `/api/tagloop/projects/${made.id}/gold`)).every === 1);

    await dora.go(`/projects/${made.id}/label`);
    await dora.page.waitForURL(`**/label/${made.tasks[0]}`);
    assert.equal(await dora.page.locator('.mark').count(), 0, 'the known answer does not show');
    await answer(dora, made.tasks[0], [span(0, 3)]);
    await ann.go(`/projects/${made.id}/dashboard`);
    const table = ann.page.getByRole('region', { name: 'Answers to known tasks' });
    await table.waitFor();
    assert.match(await table.locator('tbody tr').first().textContent(), /67%/);
    assert.deepEqual(await violations(ann.page), []);
    assert.deepEqual([...ann.faults, ...dora.faults], []);
    await browser.close();
  },
);
