// Every page in both themes: no violation of accessibility rules, no script error, no breach of the policy.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { colourViolations, violations } from './axe.mjs';
import { settled, signIn, visitor } from './browser.mjs';
import { PAGES } from './everywhere.mjs';
import { browser, url } from './house.mjs';
import { world } from './world.mjs';

describe('in both themes', () => {
  let guest, where;
  before(async () => {
    guest = await visitor(browser, url());
    // The page follows the machine, as it does for whoever has chosen nothing.
    await guest.go('/');
  });
  after(() => guest.context.close());

  /** The page as it stands, first in the one theme and then in the other: whoever changes it sees the same page. */
  async function isSound() {
    await settled(guest);
    assert.deepEqual(await violations(guest.page), [], 'in the light theme');
    await guest.page.emulateMedia({ colorScheme: 'dark' });
    await settled(guest);
    assert.deepEqual(await colourViolations(guest.page), [], 'in the dark theme');
    await guest.page.emulateMedia({ colorScheme: 'light' });
    assert.deepEqual(guest.faults.splice(0), []);
  }

  test('sign-in has no violations', async () => {
    await guest.page.waitForSelector('input[type=email]');
    await isSound();
    await signIn(guest);
    where = await world(guest);
  });
  for (const [name, open] of Object.entries(PAGES)) {
    test(`${name} has no violations`, async () => {
      await open(guest, where);
      await isSound();
    });
  }
});
