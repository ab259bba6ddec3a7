// Every page in both themes: no violation of accessibility rules, no script error, no breach of the policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { PAGES } from './everywhere.mjs';
import { browser, url } from './house.mjs';
import { world } from './world.mjs';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

async function violations(page) {
  // Playwright's evaluate goes round the policy of the page, as a developer's console does.
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.failureSummary ?? ''}`),
  );
}

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
