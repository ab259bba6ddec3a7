// A server that has nothing yet offers to bring everything along from the file of a Label Studio. TAGLOOP_LABEL_STUDIO_FILE names such a file.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api } from './work.mjs';

const file = process.env.TAGLOOP_LABEL_STUDIO_FILE;

describe('an empty server', { skip: !(file && process.env.TAGLOOP_URL) && 'there is no file to move in' }, () => {
  test('refuses a file that is none, takes the right one, and reports', async () => {
    await signIn(guest);
    const offer = guest.page.locator('.move-in');
    await offer.locator('input[type=file]').setInputFiles({
      name: 'label_studio.sqlite3',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('no database'),
    });
    await offer.getByRole('button', { name: 'Move in' }).click();
    await offer.getByRole('alert').waitFor();
    assert.match(await offer.getByRole('alert').textContent(), /label_studio\.sqlite3 is no SQLite database/);
    await offer.locator('input[type=file]').setInputFiles(file);
    await offer.getByRole('button', { name: 'Move in' }).click();
    await guest.page.waitForSelector('.move-in[data-move=succeeded]');
    assert.match(await offer.textContent(), /1 project moved in/);
    await guest.page.waitForSelector('.project-card >> text=From afar');
    const { results } = await api(guest, 'GET', '/api/projects/');
    assert.deepEqual(
      results.map(({ title, task_number: tasks }) => [title, tasks]),
      [['From afar', 2]],
    );
  });
});
