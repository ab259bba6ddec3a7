// Labelling with a finger on a tablet.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { browser, url } from './house.mjs';
import { hold, lettersOf, middle, NER, open, project, spans, stored, until } from './work.mjs';

const TEXT = 'Marie Lefèvre met 👩🏽‍💻 Paul in Rome.';

for (const [width, height] of [
  [820, 1180],
  [1024, 768],
]) {
  describe(`with a finger at ${width} × ${height}`, () => {
    let guest, task;
    beforeEach(async () => {
      guest = await visitor(browser, url(), { width, height, more: { hasTouch: true } });
      await signIn(guest);
      const made = await project(guest, NER, [TEXT, 'another']);
      [task] = made.tasks;
      await open(guest, made, task);
    });
    afterEach(async () => {
      await guest.context.close();
      assert.deepEqual(guest.faults, []);
    });

    const at = async (text) => middle(await lettersOf(guest, text));
    const send = async () => {
      await guest.page.locator('.label-top .button.primary').tap();
      await until(async () => (await stored(guest, task)) !== null);
      return spans(await stored(guest, task), TEXT);
    };

    test('one holds a word and taps a label beside it', async () => {
      await hold(guest, [await at('Paul')]);
      await guest.page.locator('.label-picker >> text=ORG').tap();
      assert.deepEqual(await send(), ['ORG:Paul@23-27']);
    });

    test('one holds a word and draws on over others', async () => {
      await hold(guest, [await at('Marie'), await at('Lefèvre')]);
      await guest.page.locator('.label-bar .label-chip >> text=PER').tap();
      assert.deepEqual(await send(), ['PER:Marie Lefèvre@0-13']);
    });

    test('with an armed label every held word is marked', async () => {
      await guest.page.locator('.label-bar .label-chip >> text=LOC').tap();
      await hold(guest, [await at('Rome')], 800);
      await hold(guest, [await at('Paul'), await at('met')]);
      assert.deepEqual(await send(), ['LOC:Rome@31-35', 'LOC:met 👩🏽‍💻 Paul@14-27']);
    });
  });
}
