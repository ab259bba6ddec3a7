// Every page in both themes: no violation of accessibility rules, no script error, no breach of the policy.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn, visitor } from './browser.mjs';
import { PAGES } from './everywhere.mjs';
import { browser, url } from './house.mjs';
import { world } from './world.mjs';

for (const theme of ['light', 'dark']) {
  describe(`in the ${theme} theme`, () => {
    let guest, where;
    before(async () => {
      guest = await visitor(browser, url(), { theme });
    });
    after(() => guest.context.close());
    test('sign-in has no violations', async () => {
      await guest.go('/');
      await guest.page.waitForSelector('input[type=email]');
      assert.deepEqual(await violations(guest.page), []);
      await signIn(guest);
      where = await world(guest);
    });
    for (const [name, open] of Object.entries(PAGES)) {
      test(`${name} has no violations`, async () => {
        await open(guest, where);
        await guest.page.waitForLoadState('networkidle');
        await guest.page.waitForTimeout(150);
        assert.deepEqual(await violations(guest.page), []);
        assert.deepEqual(guest.faults.splice(0), []);
      });
    }
  });
}
