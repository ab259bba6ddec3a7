// How the work goes: numbers, curves and tables of what was answered, and the offer to move in where nothing is yet.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api, NER, project } from './work.mjs';

beforeEach(() => signIn(guest));

const LABEL = { from_name: 'ner', to_name: 'text', type: 'labels', value: { start: 0, end: 3, labels: ['PER'] } };

describe('the dashboard of a project', () => {
  test('tells what was answered in numbers, curves and tables', async () => {
    const made = await project(guest, NER, [{ data: { text: 'Ann' } }, { data: { text: 'Bob' } }]);
    const [task] = made.tasks;
    await api(guest, 'POST', `/api/tasks/${task}/annotations`, { result: [{ id: 'r', ...LABEL }], lead_time: 30 });
    await guest.go(`/projects/${made.id}/dashboard`);
    await guest.page.waitForSelector('.dashboard-figure');
    const figures = await guest.page.locator('.dashboard-figure').allInnerTexts();
    assert.deepEqual(
      figures.map((text) => text.replace(/\s+/g, ' ').trim()),
      ['Finished tasks 1 of 2', 'Tasks with an answer 1', 'Answers 1', 'Skipped 0', 'Median time per answer 30 s'],
    );
    assert.equal(await guest.page.locator('.chart').count(), 2);
    assert.match(await guest.page.getByRole('row', { name: /PER/ }).innerText(), /PER\s+ner\s+1\s+100/);
    assert.match(await guest.page.getByRole('row', { name: /ann@example/ }).innerText(), /1\s+0\s+120\s+30 s/);
    assert.deepEqual(await violations(guest.page), []);
    await guest.page.getByRole('textbox', { name: 'From' }).fill('2001-01-01');
    await guest.page.getByRole('textbox', { name: 'To' }).fill('2001-01-02');
    await guest.page.waitForSelector('text=Nothing was answered in these days.');
  });
});
