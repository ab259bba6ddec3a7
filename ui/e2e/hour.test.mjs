// An hour without a network by the clock of the page: the work goes on, and afterwards everything is there, in order, once.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { annotationsOf, api, drag, keptHere, NER, onTask, open, press, project, spans, until } from './work.mjs';

const MINUTE = 60_000;
const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const textOf = (word) => `A🎉 ${word} met 👩🏽‍💻 Bob\r\nשלום Carl`;
const expected = (word, label = 'PER') => `${label}:${word}@3-${3 + word.length}`;
const carl = (word, label) => {
  const at = Array.from(textOf(word)).length - 4;
  return `${label}:Carl@${at}-${at + 4}`;
};

let made, began;

beforeEach(async () => {
  await signIn(guest);
  made = await project(guest, NER, WORDS.map(textOf));
  await guest.page.clock.install();
  await open(guest, made, made.tasks[0]);
  await guest.page.waitForSelector(`.queue-item[href$="/${made.tasks[7]}"]`);
  began = await now();
});

const now = () => guest.page.evaluate(() => Date.now());

/** Marks the word of a task and submits it, with minutes of thought before and between. */
async function label(index, minutes = 10) {
  await onTask(guest, made.tasks[index]);
  await guest.page.clock.fastForward((minutes * MINUTE) / 2);
  await drag(guest, WORDS[index]);
  await press(guest, '2');
  await guest.page.clock.fastForward((minutes * MINUTE) / 2);
  await press(guest, '1', 'Control+Enter');
}

/** Everything that the server has of the tasks, in the order in which it came. */
async function arrived(count) {
  const all = async () => (await Promise.all(made.tasks.map((task) => annotationsOf(guest, task)))).flat();
  await until(async () => (await all()).length >= count);
  await until(async () => (await guest.page.locator('.saved-mark.warn').count()) === 0);
  return (await all()).toSorted((a, b) => a.id - b.id);
}

const lines = (annotations) =>
  annotations.map(({ task, result }) => spans(result, textOf(WORDS[made.tasks.indexOf(task)])).join(' '));

describe('after an hour without a network', () => {
  test('everything is sent in the order of the work, once, and the pauses are not counted as work', async () => {
    await guest.context.setOffline(true);
    for (let index = 0; index < 7; index++) await label(index);
    await onTask(guest, made.tasks[7]);
    await guest.page.waitForSelector('.saved-mark.warn >> text=7 to send');
    assert.ok((await now()) - began > 60 * MINUTE, 'the clock of the page went on by more than an hour');
    await guest.context.setOffline(false);
    const stored = await arrived(7);
    assert.deepEqual(
      lines(stored),
      WORDS.slice(0, 7).map((word) => expected(word)),
    );
    assert.deepEqual(
      stored.map(({ lead_time: seconds }) => seconds < 150),
      stored.map(() => true),
    );
    for (const task of made.tasks) assert.deepEqual((await api(guest, 'GET', `/api/tasks/${task}/`)).drafts, []);
  });

  test('an answer that was corrected before it could be sent is one answer, the corrected one', async () => {
    await guest.context.setOffline(true);
    await label(0, 30);
    await label(1, 30);
    await onTask(guest, made.tasks[2]);
    await press(guest, 'Shift+K');
    await onTask(guest, made.tasks[1]);
    await press(guest, 'Shift+K');
    await onTask(guest, made.tasks[0]);
    assert.equal(await guest.page.locator('.mark').count(), 1);
    await guest.page.locator('.region-pick').first().click();
    await press(guest, '3');
    await drag(guest, 'Carl');
    await press(guest, '1', 'Control+Enter');
    await guest.page.waitForSelector('.saved-mark.warn >> text=2 to send');
    await guest.context.setOffline(false);
    assert.deepEqual(lines(await arrived(2)), [`${expected('one', 'LOC')} ${carl('one', 'PER')}`, expected('two')]);
  });

  test('what was begun and what was submitted outlive a reload in the middle', async () => {
    await guest.context.setOffline(true);
    await label(0, 40);
    await onTask(guest, made.tasks[1]);
    await guest.page.clock.fastForward(40 * MINUTE);
    await drag(guest, 'two');
    await press(guest, '1');
    await until(async () => (await keptHere(guest, made.tasks[1])).length === 1);
    await guest.page.reload().catch(() => undefined);
    await guest.context.setOffline(false);
    await open(guest, made, made.tasks[1]);
    assert.deepEqual(lines(await arrived(1)), [expected('one')]);
    assert.equal(await guest.page.locator('.mark').count(), 1);
    await drag(guest, 'Carl');
    await press(guest, '3', 'Control+Enter');
    assert.deepEqual(lines(await arrived(2)), [expected('one'), `${expected('two')} ${carl('two', 'LOC')}`]);
  });

  test('a session that ended meanwhile is renewed over the page, then everything is sent', async () => {
    await guest.context.setOffline(true);
    for (let index = 0; index < 3; index++) await label(index, 25);
    await onTask(guest, made.tasks[3]);
    await guest.context.clearCookies({ name: 'sessionid' });
    await guest.context.setOffline(false);
    await guest.page.fill('dialog input[type=password]', 'password');
    await guest.page.click('dialog button[type=submit]');
    await guest.page.waitForSelector('dialog', { state: 'detached' });
    assert.deepEqual(
      lines(await arrived(3)),
      WORDS.slice(0, 3).map((word) => expected(word)),
    );
    await label(3);
    assert.deepEqual(lines((await arrived(4)).slice(3)), [expected('four')]);
  });

  test('an answer that was sent while it was made once more is one answer, the second one', async () => {
    await guest.context.setOffline(true);
    await label(0);
    await onTask(guest, made.tasks[1]);
    await press(guest, 'Shift+K');
    await onTask(guest, made.tasks[0]);
    await guest.context.setOffline(false);
    assert.deepEqual(lines(await arrived(1)), [expected('one')]);
    await drag(guest, 'Carl');
    await press(guest, '3');
    await guest.page.clock.fastForward(MINUTE);
    await press(guest, 'Control+Enter');
    const corrected = `${expected('one')} ${carl('one', 'LOC')}`;
    await until(async () => lines(await arrived(1))[0] === corrected);
    assert.deepEqual(lines(await arrived(1)), [corrected]);
    assert.deepEqual((await api(guest, 'GET', `/api/tasks/${made.tasks[0]}/`)).drafts, []);
  });
});

test('where a session ended the work goes on beneath the sign-in, and an answer is stored once', async () => {
  await guest.context.clearCookies({ name: 'sessionid' });
  // At once: a draft that is refused first would bring the sign-in before the answer is given.
  await label(0, 0);
  await onTask(guest, made.tasks[1]);
  await guest.page.fill('dialog input[type=password]', 'password');
  await guest.page.click('dialog button[type=submit]');
  await guest.page.waitForSelector('dialog', { state: 'detached' });
  await label(1);
  await onTask(guest, made.tasks[2]);
  assert.deepEqual(lines(await arrived(2)), [expected('one'), expected('two')]);
});
