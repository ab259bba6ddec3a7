// The ways in, in both themes: sign-in, a new account, links that work once. No violation of accessibility rules or policy.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn, visitor } from './browser.mjs';
import { browser, url } from './house.mjs';
import { unreachable } from './reach.mjs';
import { api } from './work.mjs';

const real = process.env.TAGLOOP_URL ? false : 'drawn by the real server: needs TAGLOOP_URL';
const standIn = process.env.TAGLOOP_URL ? 'the real server draws its own' : false;
const reset = process.env.TAGLOOP_RESET_LINK;

for (const theme of ['light', 'dark']) {
  describe(`in the ${theme} theme`, () => {
    let guest;
    before(async () => {
      guest = await visitor(browser, url(), { theme, width: 820, height: 1180 });
    });
    after(() => guest.context.close());
    const isClean = async (selector, button) => {
      await guest.page.waitForSelector(selector);
      const found = await guest.page.locator('form button[type=submit]').allTextContents();
      assert.equal((found[0] ?? '').trim(), button);
      assert.deepEqual(await violations(guest.page), []);
      assert.deepEqual(await unreachable(guest.page), []);
      assert.deepEqual(guest.faults.splice(0), []);
    };

    test('the sign-in over the program', { skip: standIn }, async () => {
      await guest.go('/projects');
      await isClean('.sign-in', 'Sign in');
    });

    test('the same with what was wrong', { skip: standIn }, async () => {
      await guest.page.fill('input[type=email]', 'ann@example.org');
      await guest.page.fill('input[type=password]', 'not the one');
      await guest.page.click('button[type=submit]');
      await isClean('.field-error', 'Sign in');
    });

    test('a new account there, for the link of an invitation', { skip: standIn }, async () => {
      await guest.go(`/projects?token=${'k'.repeat(40)}`);
      await isClean('.sign-in >> text=Password', 'Create account');
      await guest.page.click('.sign-in-other button');
      await isClean('.sign-in >> text=Password', 'Sign in');
    });

    for (const [name, path, button] of [
      ['the sign-in page', '/user/login/', 'Sign in'],
      ['the sign-up page', '/user/signup/', null],
      ['a link into the program that was used', '/user/sign-in?token=used', null],
      ['a link to a new password that was used', '/user/reset/?token=used', null],
    ])
      test(name, { skip: real }, async () => {
        await guest.go(path);
        const shown =
          button ?? ((await guest.page.locator('form button[type=submit]').count()) ? 'Create account' : '');
        await isClean('h1', shown);
      });

    test('the sign-in page with what was wrong', { skip: real }, async () => {
      await guest.go('/user/login/');
      await guest.page.fill('input[type=email]', 'ann@example.org');
      await guest.page.fill('input[type=password]', 'not the one');
      await guest.page.click('button[type=submit]');
      await isClean('[role=alert]', 'Sign in');
    });

    test('the choice of a new password', { skip: real || (!reset && 'needs TAGLOOP_RESET_LINK') }, async () => {
      await guest.page.goto(reset);
      await isClean('input[type=password]', 'Save and sign in');
    });

    test('an invitation', { skip: real }, async () => {
      const host = await visitor(browser, url(), { theme });
      await signIn(host);
      const { invite_url: path } = await api(host, 'GET', '/api/invite');
      await host.context.close();
      await guest.go(path);
      await isClean('input[type=email]', 'Create account');
      await guest.page.fill('input[type=email]', 'dan@example.org');
      await guest.page.fill('input[type=password]', 'short');
      await guest.page.click('button[type=submit]');
      await isClean('[role=alert]', 'Create account');
    });

    test('the sign-in over a session that ended', async () => {
      const host = await visitor(browser, url(), { theme, width: 820, height: 1180 });
      await signIn(host);
      await host.context.clearCookies({ name: 'sessionid' });
      await host.page.evaluate(() => history.pushState(null, '', '/people'));
      await host.page.waitForSelector('dialog input[type=password]');
      assert.deepEqual(await violations(host.page), []);
      assert.deepEqual(await unreachable(host.page), []);
      assert.deepEqual(host.faults, []);
      await host.context.close();
    });
  });
}
