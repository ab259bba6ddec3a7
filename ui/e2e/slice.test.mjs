// One real slice for every change: the built page in Chromium, one span labelled and submitted by keys alone, and the answer as
// the API tells it. See program.mjs for the server.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, signIn, visitor } from './browser.mjs';
import { program } from './program.mjs';
import { annotationsOf, NER, open, press, project, spans, until } from './work.mjs';

const TEXT = 'A🎉 Marie lives in Oslo.';
let server, browser, guest;

before(async () => {
  [server, browser] = await Promise.all([program(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a span that was labelled and submitted by keys is stored', async () => {
  guest = await visitor(browser, server.url);
  await signIn(guest);
  const made = await project(guest, NER, [TEXT]);
  await open(guest, made, made.tasks[0]);
  await guest.page.waitForSelector('.span-text:focus');
  // "A", the name, its label.
  await press(guest, 'ArrowRight', 'ArrowRight', '1');
  await guest.page.waitForSelector('.mark >> text=Marie');
  await press(guest, 'Control+Enter');
  await until(async () => (await annotationsOf(guest, made.tasks[0])).length === 1);
  const [{ result, completed_by: by }] = await annotationsOf(guest, made.tasks[0]);
  assert.deepEqual(spans(result, TEXT), ['PER:Marie@3-8']);
  assert.ok(by);
  assert.deepEqual(guest.faults, [], 'the page reported faults');
});
