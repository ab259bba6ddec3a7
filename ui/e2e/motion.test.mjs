// Who asks for less motion gets none: on every page nothing moves for longer than a hundredth of a second.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { PAGES } from './everywhere.mjs';
import { browser, url } from './house.mjs';
import { world } from './world.mjs';

const LONGEST_MS = 10;

describe('with reduced motion', () => {
  let guest, where, signedIn;
  before(async () => {
    guest = await visitor(browser, url(), { more: { reducedMotion: 'reduce' } });
    // Every animation that ever began, also one that is over when somebody looks.
    await guest.context.addInitScript((longest) => {
      window.moved = [];
      const note = ({ target, animationName, propertyName, type }) => {
        for (const animation of document.getAnimations()) {
          const { activeDuration } = animation.effect.getComputedTiming();
          if (activeDuration > longest)
            window.moved.push(`${type} ${animationName ?? propertyName} of ${target.className}: ${activeDuration} ms`);
        }
      };
      for (const type of ['animationstart', 'transitionrun']) document.addEventListener(type, note, true);
    }, LONGEST_MS);
    await signIn(guest);
    signedIn = await moving();
    where = await world(guest);
  });
  after(() => guest.context.close());

  const moving = () =>
    guest.page.evaluate((longest) => {
      const roots = [
        document,
        ...[...document.querySelectorAll('*')].map((element) => element.shadowRoot).filter(Boolean),
      ];
      return [
        ...window.moved.splice(0),
        ...roots
          .flatMap((root) => root.getAnimations())
          .map(({ effect }) => [effect.target.className, effect.getComputedTiming().activeDuration])
          .filter(([, duration]) => duration > longest)
          .map(([name, duration]) => `${name}: ${duration} ms`),
      ];
    }, LONGEST_MS);

  test('nothing moves at the sign-in', () => assert.deepEqual(signedIn, []));
  for (const [name, open] of Object.entries(PAGES)) {
    test(`nothing moves on ${name}`, async () => {
      await open(guest, where);
      await guest.page.waitForLoadState('networkidle');
      for (const control of await guest.page.locator('button:visible').all())
        await control.hover({ force: true, timeout: 300 }).catch(() => undefined);
      assert.deepEqual(await moving(), []);
      assert.deepEqual(guest.faults.splice(0), []);
    });
  }

  test('a wheel that turns for ever stands still', async () => {
    await guest.page.route('**/api/projects/?*', (route) => setTimeout(() => route.continue(), 3000));
    await guest.go('/projects');
    await guest.page.waitForSelector('[role=status]');
    assert.deepEqual(await moving(), []);
  });
});
