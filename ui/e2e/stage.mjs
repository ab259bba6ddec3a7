// What every test file with one guest needs: a server, a browser, and a new guest for each test.
import assert from 'node:assert/strict';
import { afterEach, beforeEach } from 'node:test';
import { visitor } from './browser.mjs';
import { browser, url } from './house.mjs';

export { browser, url };

/** Of the test that runs. */
export let guest;

beforeEach(async () => {
  guest = await visitor(browser, url());
});
afterEach(async () => {
  await guest.context.close();
  assert.deepEqual(guest.faults, [], 'the page reported faults');
});
