// Every page on small windows: no sideways scrolling, and every control can be reached. Who asks for less motion gets none:
// nothing moves for longer than a hundredth of a second, on a control that the mouse comes to either.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { settled, signIn, visitor } from './browser.mjs';
import { PAGES } from './everywhere.mjs';
import { browser, url } from './house.mjs';
import { moving, noteMotion } from './motion.mjs';
import { unreachable } from './reach.mjs';
import { world } from './world.mjs';

/** From the widest: a page that is open when its window becomes smaller must fit too. */
const SIZES = [
  [1280, 720],
  [1024, 768],
  [820, 1180],
];
/** What is placed for the window in which it is opened. */
const OPENED_ANEW = ['menu'];

describe('on small windows, with reduced motion', () => {
  let guest, where, signedIn;
  before(async () => {
    guest = await visitor(browser, url(), { more: { reducedMotion: 'reduce' } });
    await noteMotion(guest);
    await signIn(guest);
    signedIn = await moving(guest);
    where = await world(guest);
  });
  after(() => guest.context.close());

  test('nothing moves at the sign-in', () => assert.deepEqual(signedIn, []));
  for (const [name, open] of Object.entries(PAGES)) {
    test(`${name} is in reach and stands still`, async () => {
      for (const [width, height] of SIZES) {
        await guest.page.setViewportSize({ width, height });
        if (width === SIZES[0][0] || OPENED_ANEW.includes(name)) await open(guest, where);
        await settled(guest);
        assert.deepEqual(await unreachable(guest.page), [], `at ${width} × ${height}`);
      }
      await guest.page.setViewportSize({ width: 1440, height: 900 });
      for (const control of await guest.page.locator('button:visible').all())
        await control.hover({ force: true, timeout: 300 }).catch(() => undefined);
      assert.deepEqual(await moving(guest), []);
      assert.deepEqual(guest.faults.splice(0), []);
    });
  }

  test('a wheel that turns for ever stands still', async () => {
    let go;
    const held = new Promise((resolve) => (go = resolve));
    await guest.page.route('**/api/projects/?*', (route) => held.then(() => route.continue()));
    await guest.go('/projects');
    await guest.page.waitForSelector('[role=status]');
    assert.deepEqual(await moving(guest), []);
    go();
  });
});
