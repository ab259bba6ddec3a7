// What every test file with one guest needs: a server, a browser, and a new guest for each test.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { launch, visitor } from './browser.mjs';
import { start } from '../devserver/main.mjs';

/** Of the whole file. */
export let browser;
/** Of the test that runs. */
export let guest;
let own;

/** The server under test: the one that TAGLOOP_URL names, else a stand-in of our own. */
export const url = () => process.env.TAGLOOP_URL || own.url;

before(async () => {
  own = process.env.TAGLOOP_URL ? null : await start(0);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  own?.server.close();
  own?.server.closeAllConnections();
});
beforeEach(async () => {
  guest = await visitor(browser, url());
});
afterEach(async () => {
  await guest.context.close();
  assert.deepEqual(guest.faults, [], 'the page reported faults');
});
