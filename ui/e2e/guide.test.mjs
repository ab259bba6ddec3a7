// The user guide in both themes, on a tablet: no violation of accessibility rules or policy, everything in reach.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { visitor } from './browser.mjs';
import { browser, url } from './house.mjs';
import { unreachable } from './reach.mjs';

const CHAPTERS =
  'start label keyboard projects table data training suggestions api webhooks server troubleshooting errors'.split(' ');

for (const theme of ['light', 'dark']) {
  describe(`the guide in the ${theme} theme`, { skip: !process.env.TAGLOOP_URL && 'needs TAGLOOP_URL' }, () => {
    let guest;
    before(async () => {
      guest = await visitor(browser, url(), { theme, width: 820, height: 1180 });
    });
    after(() => guest.context.close());

    test('has these chapters', async () => {
      await guest.go('/help/');
      const found = await guest.page.locator('.cards a').evaluateAll((links) => links.map(({ pathname }) => pathname));
      assert.deepEqual(
        found,
        CHAPTERS.map((chapter) => `/help/${chapter}`),
      );
    });
    for (const path of ['', ...CHAPTERS])
      test(`/help/${path} has no violations and everything in reach`, async () => {
        await guest.go(`/help/${path}`);
        assert.deepEqual(await violations(guest.page), []);
        assert.deepEqual(await unreachable(guest.page), []);
        assert.deepEqual(guest.faults.splice(0), []);
      });
  });
}
