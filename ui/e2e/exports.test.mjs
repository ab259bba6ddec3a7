// What leaves a project: files written at once, and snapshots; what is in the downloaded files.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { browser, guest, url } from './stage.mjs';
import { api, drag, NER, open, press, project, spans, stored, submit, until } from './work.mjs';

const TEXT = '🎉 Marie met שרה כהן in Rome 👩🏽‍💻.';
const OTHER = 'Nobody labels this.';
const CHOICES =
  '<View><Text name="text" value="$text"/><Choices name="c" toName="text"><Choice value="a"/><Choice value="b"/></Choices></View>';

beforeEach(() => signIn(guest));

/** Two tasks, of which the first is labelled by hand. */
async function labelled() {
  const made = await project(guest, NER, [TEXT, OTHER]);
  await open(guest, made, made.tasks[0]);
  await drag(guest, 'Marie');
  await press(guest, '1');
  await drag(guest, 'שרה כהן');
  await press(guest, '1');
  await submit(guest, made.tasks[0]);
  return made;
}

const MARKED = ['PER:Marie@2-7', 'PER:שרה כהן@12-19'];

/** Does something that downloads; @returns the file's name and what is in it */
async function downloaded(act) {
  const waiting = guest.page.waitForEvent('download');
  await act();
  const download = await waiting;
  return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') };
}

async function openDialog({ id }) {
  await guest.go(`/projects/${id}`);
  await guest.page.waitForSelector('.task-grid');
  await guest.page.click('.page-head >> text=Export');
  await guest.page.waitForSelector('dialog [data-format=JSON]');
}

const run = () => guest.page.click('dialog footer .primary');

/** Rows of a table by its columns; cells in quotes may hold anything. */
function table(content, comma) {
  const cell = `"(?:[^"]|"")*"|[^${comma}"\\r\\n]*`;
  const [columns, ...rows] = content
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(new RegExp(`(?:^|${comma})(${cell})`, 'g'))].map(([, value]) =>
        value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value,
      ),
    );
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

describe('the export dialog', () => {
  test('writes labelled tasks as they are stored, code points and all', async () => {
    const made = await labelled();
    await openDialog(made);
    const { name, content } = await downloaded(run);
    assert.match(name, new RegExp(`^project-${made.id}-at-[0-9-]+-[0-9a-f]{8}\\.json$`));
    const tasks = JSON.parse(content);
    assert.deepEqual(
      tasks.map(({ id, data }) => [id, data]),
      [[made.tasks[0], { text: TEXT }]],
    );
    const [{ result, was_cancelled: skipped }] = tasks[0].annotations;
    assert.equal(skipped, false);
    assert.deepEqual(result, await stored(guest, made.tasks[0]));
    assert.deepEqual(spans(result, TEXT), MARKED);
    // It is done, and says where the file is.
    await guest.page.waitForSelector('dialog', { state: 'detached' });
    assert.match(await guest.page.textContent('.toast'), /project-.*\.json is in your downloads/);
  });

  test('downloads what the route answers, byte for byte', async () => {
    const made = await labelled();
    for (const format of ['JSON', 'CSV', 'CONLL2003', 'JSONL']) {
      await openDialog(made);
      await guest.page.click(`dialog [data-format=${format}]`);
      const asked = guest.page.waitForRequest(/\/export\?/);
      const waiting = guest.page.waitForEvent('download');
      await run();
      const content = await readFile(await (await waiting).path());
      const again = await guest.page.evaluate(
        async (address) => [...new Uint8Array(await (await fetch(address)).arrayBuffer())],
        (await asked).url(),
      );
      assert.ok(content.length > 100);
      assert.ok(content.equals(Buffer.from(again)), `${format} is what the route answers`);
      await guest.page.waitForSelector('dialog', { state: 'detached' });
    }
  });

  test('writes all tasks as a table', async () => {
    const made = await labelled();
    await openDialog(made);
    await guest.page.click('dialog [data-format=CSV]');
    await guest.page.click('dialog .segmented >> text=All');
    await guest.page.getByLabel('Safe for spreadsheet programs').check();
    const { name, content } = await downloaded(run);
    assert.match(name, /\.csv$/);
    const rows = table(content, ',');
    assert.deepEqual(rows.map(({ id, text }) => [Number(id), text]).sort(), [
      [made.tasks[0], TEXT],
      [made.tasks[1], OTHER],
    ]);
    const marked = JSON.parse(rows.find(({ text }) => text === TEXT).ner);
    assert.deepEqual(
      marked.map(({ start, end, labels }) => [start, end, labels]),
      [
        [2, 7, ['PER']],
        [12, 19, ['PER']],
      ],
    );
  });

  test('shows the first tasks as they will stand in the file', async () => {
    const made = await labelled();
    await openDialog(made);
    await guest.page.click('dialog [data-format=JSONL]');
    await guest.page.click('dialog [data-preview] summary');
    const shown = JSON.parse(await guest.page.textContent('dialog .export-preview pre'));
    assert.equal(shown.data.text, TEXT);
    await guest.page.click('dialog [data-format=CONLL2003]');
    await guest.page.waitForSelector('dialog .export-preview pre:has-text("B-PER")');
    const { name, content } = await downloaded(run);
    assert.match(name, /\.conll$/);
    assert.match(content, /Marie -X- _ B-PER/);
  });

  test('writes just the tasks that are ticked, labelled or not', async () => {
    const made = await labelled();
    await guest.go(`/projects/${made.id}`);
    await guest.page.getByLabel(`Select task ${made.tasks[1]}`).check();
    await guest.page.click('.page-head >> text=Export');
    await guest.page.click('dialog [data-format=JSON]');
    assert.equal(await guest.page.textContent('dialog .segmented [aria-pressed=true]'), '1 selected');
    const tasks = JSON.parse((await downloaded(run)).content);
    assert.deepEqual(
      tasks.map(({ id, annotations }) => [id, annotations.length]),
      [[made.tasks[1], 0]],
    );
  });

  test('says why a format cannot be used, and that there is no answer yet', async () => {
    const made = await project(guest, CHOICES, [OTHER]);
    await openDialog(made);
    assert.equal(await guest.page.locator('dialog [data-format=CONLL2003]').count(), 0);
    await guest.page.click('dialog summary');
    assert.match(await guest.page.textContent('[data-unfit=CONLL2003]'), /Needs labels on stretches of one text/);
    assert.match(await guest.page.textContent('[data-unfit=COCO]'), /images/);
    assert.match(await guest.page.textContent('dialog .notice.warn'), /No task has an answer yet/);
    await guest.page.click('dialog .segmented >> text=All');
    assert.equal(await guest.page.locator('dialog .notice.warn').count(), 0);
  });

  test('can be stopped while the file is written, and tried again', async () => {
    const made = await labelled();
    await openDialog(made);
    let held = null;
    await guest.page.route('**/export?*', (route) => (held = route));
    await run();
    await guest.page.waitForSelector('dialog .download-progress >> text=The server writes the file');
    await guest.page.click('dialog footer >> text=Stop the download');
    await guest.page.waitForSelector('.download-progress', { state: 'detached' });
    assert.equal(await guest.page.locator('dialog .notice.bad').count(), 0);
    assert.notEqual(held, null);
    await guest.page.unroute('**/export?*');
    assert.equal(JSON.parse((await downloaded(run)).content).length, 1);
  });

  test('says that the server cannot be reached', async () => {
    const made = await labelled();
    await openDialog(made);
    await guest.context.setOffline(true);
    await run();
    await guest.page.waitForSelector('dialog .notice.bad >> text=The server cannot be reached');
    await guest.context.setOffline(false);
    assert.equal(JSON.parse((await downloaded(run)).content).length, 1);
  });
});

describe('snapshots', () => {
  const item = (title) => guest.page.locator('.snapshot', { hasText: title });

  test('one is made by keyboard, converted, downloaded and deleted; later labels do not change it', async () => {
    const made = await labelled();
    await guest.go(`/projects/${made.id}`);
    await guest.page.click('.tabs >> text=Exports');
    await guest.page.waitForSelector('.empty >> text=No snapshot yet');
    await guest.page.locator('.empty button').focus();
    await press(guest, 'Enter');
    await guest.page.keyboard.type('Before שינוי 🎉');
    await press(guest, 'Enter');
    const snapshot = item('Before שינוי 🎉');
    await snapshot.locator('[data-file=JSON]').waitFor();
    assert.match(await snapshot.textContent(), /2 tasks/);
    assert.match(await snapshot.textContent(), /Ready/);

    const [annotation] = (await api(guest, 'GET', `/api/tasks/${made.tasks[0]}/`)).annotations;
    await api(guest, 'PATCH', `/api/annotations/${annotation.id}/`, { result: [] });
    const whole = await downloaded(() => snapshot.locator('[data-file=JSON] button').click());
    assert.match(whole.name, /\.json$/);
    assert.deepEqual(
      JSON.parse(whole.content).map(({ id, data, annotations }) => [id, data.text, annotations.length]),
      [
        [made.tasks[0], TEXT, 1],
        [made.tasks[1], OTHER, 0],
      ],
    );
    assert.deepEqual(spans(JSON.parse(whole.content)[0].annotations[0].result, TEXT), MARKED);

    await snapshot.getByRole('button', { name: 'to another format' }).click();
    await snapshot.locator('[data-convert=TSV]').click();
    await snapshot.locator('[data-file=TSV][data-status=completed]').waitFor();
    assert.equal(await snapshot.locator('[data-convert=TSV]').count(), 0);
    const tsv = await downloaded(() => snapshot.locator('[data-file=TSV] button').click());
    assert.match(tsv.name, /\.csv$/);
    assert.deepEqual(
      table(tsv.content, '\t').map(({ id, text }) => [Number(id), text]),
      [
        [made.tasks[0], TEXT],
        [made.tasks[1], OTHER],
      ],
    );

    await snapshot.getByLabel('Delete Before').click();
    await guest.page.click('dialog footer .danger');
    await guest.page.waitForSelector('.empty >> text=No snapshot yet');
    assert.deepEqual(await api(guest, 'GET', `/api/projects/${made.id}/exports`), []);
  });

  test('one of labelled tasks holds only them', async () => {
    const made = await labelled();
    await guest.go(`/projects/${made.id}/exports`);
    await guest.page.locator('.empty button').click();
    await guest.page.getByLabel('Answered', { exact: true }).selectOption('only');
    await guest.page.click('dialog footer .primary');
    await guest.page.locator('.snapshot [data-file=JSON]').waitFor();
    assert.match(await guest.page.textContent('.snapshot'), /1 task(?!s)/);
    const { content } = await downloaded(() => guest.page.click('.snapshot [data-file=JSON] button'));
    assert.deepEqual(
      JSON.parse(content).map(({ id }) => id),
      [made.tasks[0]],
    );
  });

  test('no kind of answer cannot be asked for', async () => {
    const made = await labelled();
    await guest.go(`/projects/${made.id}/exports`);
    await guest.page.locator('.empty button').click();
    for (const kind of ['Answers of people', 'Known right answers', 'Skips'])
      await guest.page.getByLabel(kind, { exact: true }).uncheck();
    await guest.page.waitForSelector('dialog .field-error >> text=at least one kind');
    assert.equal(await guest.page.locator('dialog footer .primary').isDisabled(), true);
  });

  test('what somebody else deleted meanwhile is said and goes from the list', async () => {
    const made = await labelled();
    const { id } = await api(guest, 'POST', `/api/projects/${made.id}/exports`, { title: 'Fleeting' });
    await guest.go(`/projects/${made.id}/exports`);
    const snapshot = item('Fleeting');
    await snapshot.locator('[data-file=JSON]').waitFor();
    await api(guest, 'DELETE', `/api/projects/${made.id}/exports/${id}`);
    await snapshot.locator('[data-file=JSON] button').click();
    await snapshot.locator('.notice.bad').waitFor();
    await snapshot.getByLabel('Delete Fleeting').click();
    await guest.page.click('dialog footer .danger');
    await until(async () => (await guest.page.locator('.snapshot').count()) === 0);
  });
});

test('the pages speak German', async () => {
  const german = await visitor(browser, url(), { language: 'de' });
  await signIn(german);
  const made = await project(german, NER, [TEXT]);
  await german.go(`/projects/${made.id}/exports`);
  await german.page.waitForSelector('.empty >> text=Noch keine Momentaufnahme');
  await german.page.click('.export-now >> text=Exportieren');
  await german.page.waitForSelector('dialog >> text=Eine Zeile je Annotation, Kommas zwischen den Spalten.');
  assert.equal(await german.page.textContent('dialog h2'), 'Aufgaben exportieren');
  assert.deepEqual(german.faults, []);
  await german.context.close();
});

describe('the archive of a project', { skip: !process.env.TAGLOOP_URL && 'the stand-in makes none' }, () => {
  test('is made, downloaded and read in as another project', async () => {
    const made = await labelled();
    await guest.go(`/projects/${made.id}/exports`);
    await guest.page.click('text=Make the archive');
    const waiting = guest.page.waitForEvent('download');
    await guest.page.click('text=Download the archive');
    const archive = await (await waiting).path();
    await guest.go('/projects');
    await guest.page.setInputFiles('[data-read-archive]', {
      name: 'archive.zip',
      mimeType: 'application/zip',
      buffer: await readFile(archive),
    });
    await guest.page.waitForURL(/projects\/\d+$/);
    const id = Number(/(\d+)$/.exec(guest.page.url())[1]);
    assert.notEqual(id, made.id);
    const tasks = await api(guest, 'GET', `/api/projects/${id}/export?download_all_tasks=true`);
    assert.deepEqual(
      tasks.map(({ data }) => data.text),
      [TEXT, OTHER],
    );
    assert.deepEqual(spans(tasks[0].annotations[0].result, TEXT), MARKED);
  });
});
