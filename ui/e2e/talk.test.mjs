// What people do and say about a stored answer: its history, conflicts of two tabs, comments.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest, url } from './stage.mjs';
import { api, drag, NER, onTask, open, press, project, spans, stored, submit, until } from './work.mjs';

const TEXT = 'Marie met Paul in Rome.';

beforeEach(() => signIn(guest));

/** A task with Marie as its stored answer, open again. */
async function answered() {
  const made = await project(guest, NER, [TEXT, 'other']);
  await open(guest, made, made.tasks[0]);
  await drag(guest, 'Marie');
  await press(guest, '1');
  await submit(guest, made.tasks[0]);
  await open(guest, made, made.tasks[0]);
  await guest.page.waitForSelector('.mark');
  return made;
}
const annotationOf = async (task) => (await api(guest, 'GET', `/api/tasks/${task}/`)).annotations[0];

describe('history', () => {
  test('every change is a version with its difference, and an old one can be restored', async () => {
    const made = await answered();
    const [task] = made.tasks;
    await drag(guest, 'Paul');
    await press(guest, '1');
    await guest.page.locator('.region-pick >> text=Marie').click();
    await press(guest, '2');
    await submit(guest, task);
    await open(guest, made, task);
    await guest.page.waitForSelector('.mark');
    await press(guest, 'h');
    await guest.page.click('dialog >> text=History');
    await guest.page.waitForSelector('.version-list li:nth-child(2)');
    await guest.page.waitForSelector('.region-diff [data-change=added] >> text=Paul');
    assert.deepEqual(await guest.page.locator('[data-change=changed] .label-tag').allTextContents(), ['PER', 'ORG']);
    await guest.page.click('.version-list li:nth-child(2) button');
    await guest.page.click('dialog footer >> text=Restore version 1');
    await guest.page.waitForSelector('dialog', { state: 'detached' });
    await until(async () => spans(await stored(guest, task), TEXT).length === 1);
    assert.deepEqual(spans(await stored(guest, task), TEXT), ['PER:Marie@0-5']);
    await until(async () => (await guest.page.locator('.mark').count()) === 1);
    const { id } = await annotationOf(task);
    const { results } = await api(guest, 'GET', `/api/tagloop/annotations/${id}/history`);
    assert.deepEqual(
      results.map(({ version, action, result_count: count }) => [version, action, count]),
      [
        [3, 'restored', 1],
        [2, 'updated', 2],
        [1, 'created', 1],
      ],
    );
  });
});

describe('two tabs', () => {
  async function conflict() {
    const made = await answered();
    const [task] = made.tasks;
    const second = { ...guest, page: await guest.context.newPage(), go: (path) => second.page.goto(url() + path) };
    await open(second, made, task);
    await second.page.waitForSelector('.mark');
    await drag(second, 'Rome');
    await press(second, '3');
    await submit(second, task);
    await second.page.close();
    await guest.page.bringToFront();
    await drag(guest, 'Paul');
    await press(guest, '1', 'Control+Enter');
    await guest.page.waitForSelector('dialog >> text=changed meanwhile');
    return { made, task };
  }

  test('the one that comes later sees the difference and may keep its own', async () => {
    const { task } = await conflict();
    assert.deepEqual(spans(await stored(guest, task), TEXT), ['PER:Marie@0-5', 'LOC:Rome@18-22']);
    await guest.page.click('dialog summary');
    await guest.page.waitForSelector('.region-diff [data-change=added] >> text=Paul');
    await guest.page.waitForSelector('.region-diff [data-change=removed] >> text=Rome');
    await guest.page.click('dialog footer >> text=Keep mine');
    await until(async () => (await stored(guest, task)).some(({ value }) => value.text === 'Paul'));
    assert.deepEqual(spans(await stored(guest, task), TEXT), ['PER:Marie@0-5', 'PER:Paul@10-14']);
  });

  test('or take the other one', async () => {
    const { task } = await conflict();
    await guest.page.click('dialog footer >> text=Take theirs');
    await guest.page.waitForSelector('.region-pick >> text=Rome');
    assert.equal(await guest.page.locator('.region-pick >> text=Paul').count(), 0);
    assert.deepEqual(spans(await stored(guest, task), TEXT), ['PER:Marie@0-5', 'LOC:Rome@18-22']);
    assert.equal(await guest.page.locator('.saved-mark.bad').count(), 0);
  });
});

describe('comments', () => {
  test('on the task and on a mark, settled and opened again, deleted', async () => {
    const made = await answered();
    const [task] = made.tasks;
    const all = async () => (await api(guest, 'GET', `/api/tagloop/comments?task=${task}`)).results;
    await press(guest, 'c');
    await guest.page.keyboard.type('Is Marie a last name? 🎉');
    await press(guest, 'Control+Enter');
    await guest.page.waitForSelector('.comment >> text=last name');
    await guest.page.locator('.region-pick >> text=Marie').click();
    await press(guest, 'c');
    await guest.page.keyboard.type('This one');
    await guest.page.click('.comment-form button[type=submit]');
    await guest.page.waitForSelector('.comment-mark >> text=Marie');
    const [region] = await stored(guest, task);
    const { id } = await annotationOf(task);
    assert.deepEqual(
      (await all()).map((comment) => [comment.text, comment.annotation, comment.region_id, comment.is_resolved]).sort(),
      [
        ['Is Marie a last name? 🎉', id, null, false],
        ['This one', id, region.id, false],
      ],
    );
    assert.equal(await guest.page.locator('.region-row .comment-dot').count(), 1);
    await guest.page.locator('.comment', { hasText: 'This one' }).getByLabel('Settled').click();
    await until(async () => (await all()).some((comment) => comment.is_resolved));
    assert.equal((await all()).find((comment) => comment.is_resolved).text, 'This one');
    await guest.page.waitForSelector('.comment >> text=This one', { state: 'detached' });
    await guest.page.click('.comments header button');
    await guest.page.locator('.comment', { hasText: 'This one' }).getByLabel('Open again').click();
    await until(async () => (await all()).every((comment) => !comment.is_resolved));
    await guest.page.locator('.comment', { hasText: 'last name' }).getByLabel('Delete this comment').click();
    await until(async () => (await all()).length === 1);
    // Nothing of it touched the answer.
    assert.deepEqual(spans(await stored(guest, task), TEXT), ['PER:Marie@0-5']);
  });

  const said = async (task) =>
    (await api(guest, 'GET', `/api/tagloop/comments?task=${task}`)).results
      .toSorted((a, b) => a.id - b.id)
      .map((comment) => [comment.text, comment.region_id]);
  const say = async (text) => {
    await press(guest, 'c');
    await guest.page.waitForSelector('.comment-form textarea:focus');
    await guest.page.keyboard.type(text);
    await press(guest, 'Control+Enter');
    await guest.page.waitForSelector(`.comment.waiting >> text=${text}`);
  };

  test('without a network they wait, outlive a reload, and are sent in order and once', async () => {
    const made = await answered();
    const [task] = made.tasks;
    const [region] = await stored(guest, task);
    await guest.context.setOffline(true);
    await say('On the task 🎉');
    await guest.page.locator('.region-pick >> text=Marie').click();
    await say('על Marie');
    assert.equal(await guest.page.locator('.comment.waiting >> text=Not sent yet').count(), 2);
    assert.equal(await guest.page.locator('.comment.waiting .comment-mark >> text=Marie').count(), 1);
    assert.equal(await guest.page.locator('.region-row .comment-dot').count(), 1);
    await guest.page.waitForSelector('.saved-mark.warn >> text=2 to send');

    // The page comes back, what is said does not go through: the tab lives on with what it kept.
    await guest.page.route('**/api/tagloop/comments', (route) => route.abort());
    await guest.context.setOffline(false);
    await guest.page.reload();
    await guest.page.waitForSelector('.comment.waiting >> text=On the task');
    assert.deepEqual(await guest.page.locator('.comment.waiting .comment-text').allTextContents(), [
      'On the task 🎉',
      'על Marie',
    ]);
    assert.deepEqual(await said(task), []);

    await guest.page.unroute('**/api/tagloop/comments');
    await guest.page.waitForSelector('.comment.waiting', { state: 'detached' });
    assert.deepEqual(await said(task), [
      ['On the task 🎉', null],
      ['על Marie', region.id],
    ]);
    assert.deepEqual(await guest.page.locator('.comment .comment-text').allTextContents(), [
      'On the task 🎉',
      'על Marie',
    ]);
    assert.deepEqual(spans(await stored(guest, task), TEXT), ['PER:Marie@0-5']);
  });

  test('they are asked for once whenever a task is opened again', async () => {
    const made = await project(guest, NER, [TEXT, 'other']);
    const asked = [];
    guest.page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === '/api/tagloop/comments') asked.push(Number(searchParams.get('task')));
    });
    await guest.page.clock.install();
    await open(guest, made, made.tasks[0]);
    await press(guest, 'Shift+J');
    await onTask(guest, made.tasks[1]);
    await guest.page.clock.fastForward(60_000);
    await press(guest, 'Shift+K');
    await onTask(guest, made.tasks[0]);
    await guest.page.waitForLoadState('networkidle');
    assert.deepEqual(asked, [made.tasks[0], made.tasks[1], made.tasks[0]]);
  });

  test('one whose answer was lost on the way is stored once', async () => {
    const made = await answered();
    const [task] = made.tasks;
    let lost = 0;
    await guest.page.route('**/api/tagloop/comments', async (route) => {
      await route.fetch();
      lost += 1;
      await route.abort();
    });
    await say('Did you hear me?');
    await until(async () => lost >= 2);
    await guest.page.unroute('**/api/tagloop/comments');
    await guest.page.waitForSelector('.comment.waiting', { state: 'detached' });
    assert.deepEqual(await said(task), [['Did you hear me?', null]]);
    assert.equal(await guest.page.locator('.comment').count(), 1);
  });

  test('one that was not sent can be taken back', async () => {
    const made = await answered();
    const [task] = made.tasks;
    await guest.context.setOffline(true);
    await say('Never mind');
    await guest.page.getByLabel('Take this comment back').click();
    await guest.page.waitForSelector('.comment.waiting', { state: 'detached' });
    await guest.context.setOffline(false);
    await guest.page.reload();
    await guest.page.waitForSelector('.mark');
    assert.deepEqual(await said(task), []);
  });
});
