// Every page on small windows: no sideways scrolling, and every control can be reached.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { PAGES } from './everywhere.mjs';
import { browser, url } from './house.mjs';
import { unreachable } from './reach.mjs';
import { world } from './world.mjs';

const SIZES = [
  [1280, 720],
  [1024, 768],
  [820, 1180],
];

for (const [width, height] of SIZES) {
  describe(`at ${width} × ${height}`, () => {
    let guest, where;
    before(async () => {
      guest = await visitor(browser, url(), { width, height });
      await signIn(guest);
      where = await world(guest);
    });
    after(() => guest.context.close());
    for (const [name, open] of Object.entries(PAGES)) {
      test(`${name} is in reach`, async () => {
        await open(guest, where);
        await guest.page.waitForLoadState('networkidle');
        await guest.page.waitForTimeout(150);
        assert.deepEqual(await unreachable(guest.page), []);
        assert.deepEqual(guest.faults.splice(0), []);
      });
    }
  });
}
