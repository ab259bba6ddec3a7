// The whole way once, on any server: sign-in, a project from a template, labels by mouse and by keyboard, a cut network, an
// ended session. Few and quick, for every build; the other files go into each function.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { browser, url } from './house.mjs';
import { api, drag, onTask, press, spans, stored, until } from './work.mjs';

const TEXT = 'A🎉 Ann met 👩🏽‍💻 Bob, cafe\u0301 owner\r\nשלום תל אביב 𝒳 Carl\nDan';
let guest, project, tasks;

const noFaults = () => assert.deepEqual(guest.faults.splice(0), [], 'the page reported faults');

test('one signs in and makes a project from a template', async () => {
  guest = await visitor(browser, url());
  await signIn(guest);
  await guest.page.click('[data-tour=create]');
  await guest.page.fill('dialog input.input', 'The whole way');
  await guest.page.click('.template >> text=Named entities');
  await guest.page.fill('dialog textarea', 'Marie met Paul.\nEva lives in Oslo.\nMax sings.\nIda runs.');
  await guest.page.click('dialog footer .primary');
  await guest.page.waitForSelector('.grid-row[data-task]:nth-child(4)');
  project = Number(guest.page.url().split('/').at(-1));
  await api(guest, 'POST', `/api/projects/${project}/import`, [{ data: { text: TEXT } }]);
  const list = (await api(guest, 'GET', `/api/tasks/?project=${project}`)).tasks;
  tasks = list.map(({ id }) => id).sort((a, b) => a - b);
  assert.equal(tasks.length, 5);
  assert.equal((await api(guest, 'GET', `/api/projects/${project}/`)).title, 'The whole way');
  noFaults();
});

test('the mouse marks, and the stored offsets are code points', async () => {
  await guest.go(`/projects/${project}/label/${tasks[4]}`);
  await guest.page.waitForSelector('.span-text');
  await guest.page.evaluate(() => document.fonts.ready.then(() => null));
  for (const [text, key] of [
    ['Ann', '1'],
    ['👩🏽‍💻', '2'],
    ['cafe\u0301', '3'],
    ['תל אביב', '3'],
    ['Dan', '1'],
  ]) {
    await drag(guest, text);
    await press(guest, key);
  }
  await press(guest, 'Control+Enter');
  await until(async () => (await stored(guest, tasks[4])) !== null);
  const at = (text) => Array.from(TEXT.slice(0, TEXT.indexOf(text))).length;
  assert.deepEqual(
    spans(await stored(guest, tasks[4]), TEXT).map((line) => line.replace(/^\w+:/, '')),
    ['Ann', '👩🏽‍💻', 'cafe\u0301', 'תל אביב', 'Dan'].map(
      (text) => `${text}@${at(text)}-${at(text) + Array.from(text).length}`,
    ),
  );
  noFaults();
});

test('the keyboard alone does it too', async () => {
  await guest.go(`/projects/${project}/label`);
  await onTask(guest, tasks[0]);
  await press(guest, 'ArrowRight', '1', 'ArrowRight', 'ArrowRight', '1', 'Control+Enter');
  await onTask(guest, tasks[1]);
  const labels = (await stored(guest, tasks[0])).map(({ value }) => value.text);
  assert.deepEqual(labels, ['Marie', 'Paul']);
  noFaults();
});

test('a cut network holds nothing up, and everything arrives once', async () => {
  await guest.page.waitForSelector(`.queue-item[href$="/${tasks[3]}"]`);
  await guest.context.setOffline(true);
  await press(guest, 'ArrowRight', '1', 'Control+Enter');
  await onTask(guest, tasks[2]);
  await press(guest, 'ArrowRight', '1', 'Control+Enter');
  await onTask(guest, tasks[3]);
  await guest.page.waitForSelector('.saved-mark.warn >> text=2 to send');
  await guest.context.setOffline(false);
  for (const [task, text] of [
    [tasks[1], 'Eva'],
    [tasks[2], 'Max'],
  ]) {
    await until(async () => (await stored(guest, task)) !== null);
    const { annotations } = await api(guest, 'GET', `/api/tasks/${task}/`);
    assert.deepEqual(
      annotations.map(({ result }) => result.map(({ value }) => value.text)),
      [[text]],
    );
  }
  noFaults();
});

test('an ended session is renewed over the page', async () => {
  await press(guest, 'ArrowRight', '1');
  await guest.context.clearCookies({ name: 'sessionid' });
  await press(guest, 'Control+Enter');
  await guest.page.waitForSelector('dialog input[type=password]');
  await guest.page.fill('dialog input[type=password]', 'password');
  await guest.page.click('dialog button[type=submit]');
  await guest.page.waitForSelector('dialog', { state: 'detached' });
  await until(async () => (await stored(guest, tasks[3])) !== null);
  assert.deepEqual(
    (await stored(guest, tasks[3])).map(({ value }) => value.text),
    ['Ida'],
  );
  noFaults();
});
