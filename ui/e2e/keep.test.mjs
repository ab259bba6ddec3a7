// The page of the server's owner: a backup made, the ways out, a person erased after a look.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn, visitor } from './browser.mjs';
import { browser, url } from './house.mjs';
import { addressOf, invited } from './work.mjs';

describe('the page of the server', () => {
  const email = addressOf('leaver');
  let guest;
  before(async () => {
    guest = await visitor(browser, url(), {});
    await guest.go('/');
    await signIn(guest);
    await (await invited(browser, guest, email)).context.close();
    await guest.go('/server');
    await guest.page.getByRole('heading', { name: 'What may leave this machine' }).waitFor();
  });
  after(() => guest.context.close());

  test('shows a backup that was made just now', async () => {
    await guest.page.getByRole('button', { name: 'Back up now' }).click();
    await guest.page
      .getByText(/tagloop-\d{8}-\d{6}\.zip/)
      .first()
      .waitFor();
    assert.deepEqual(await violations(guest.page), []);
  });

  test('lists every way out', async () => {
    for (const way of ['Files imported by their address', 'Webhooks', 'Telemetry'])
      assert.equal(await guest.page.getByRole('cell', { name: way }).count(), 1, way);
  });

  test('erases nobody before one has looked and agreed', async () => {
    const { page } = guest;
    const person = page.getByRole('combobox');
    const options = await person.locator('option').allTextContents();
    const leaver = options.find((text) => text.includes(email));
    await person.selectOption({ label: leaver });
    await page.getByRole('button', { name: 'Look what is touched' }).click();
    const dialog = page.getByRole('dialog', { name: `Erase ${leaver}?` });
    await dialog.getByText('This is touched').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(guest.faults.splice(0), []);
  });
});
