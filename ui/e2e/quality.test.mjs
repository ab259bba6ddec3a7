// How good labels are: three people label the same tasks. What they come to is the real server's business: this runs only against one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { launch, signIn, visitor } from './browser.mjs';
import { addressOf, api, drag, invited, NER, open, press, project, submit } from './work.mjs';

const url = process.env.TAGLOOP_URL;
const shots = process.env.TAGLOOP_SHOTS;

const span = (start, end, label) => ({
  id: `r${start}`,
  from_name: 'ner',
  to_name: 'text',
  type: 'labels',
  value: { start, end, labels: [label] },
});

const text = async (guest, selector) => (await guest.page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();

async function shot(guest, name) {
  if (shots) await guest.page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

test(
  'three people label the same tasks, and how far they agree is seen',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const browser = await launch();
    const ann = await visitor(browser, url);
    await signIn(ann);
    const [bob, cy] = [await invited(browser, ann, addressOf('bob')), await invited(browser, ann, addressOf('cy'))];
    const made = await project(ann, NER, ['Ann met Bob in Paris', 'Acme Ltd. grows', 'Mercury is far'], {
      maximum_annotations: 3,
    });
    await ann.go(`/projects/${made.id}/quality`);
    await ann.page.waitForSelector('text=No task has two answers yet');

    // The first task by hand, the others as their browsers would send them.
    for (const guest of [ann, bob, cy]) {
      await open(guest, made, made.tasks[0]);
      await drag(guest, 'Ann');
      await press(guest, '1');
      if (guest !== cy) {
        await drag(guest, 'Paris');
        await press(guest, '3');
      }
      await submit(guest, made.tasks[0]);
    }
    const say = (guest, task, ...result) =>
      api(guest, 'POST', `/api/tasks/${made.tasks[task]}/annotations`, { result, lead_time: 5 });
    await say(ann, 1, span(0, 9, 'ORG'));
    await say(bob, 1, span(0, 4, 'ORG'));
    await say(cy, 1, span(0, 9, 'ORG'));
    await say(ann, 2, span(0, 7, 'LOC'));
    await say(bob, 2, span(0, 7, 'LOC'));
    await say(cy, 2, span(0, 7, 'ORG'));

    await ann.go(`/projects/${made.id}/quality`);
    await ann.page.waitForSelector('.agreement-matrix');
    // Agreed by pairs: 2 + 1 + 1 on the first text, 1 on the second, 1 on the third; marked 4 + 3 + 3, 6 and 6.
    assert.equal(await text(ann, '.agreement-value'), '0.55');
    const cells = await ann.page.locator('.agreement-matrix tbody tr:first-of-type td').allInnerTexts();
    assert.deepEqual(
      cells.map((cell) => cell.split('\n')[0]),
      ['', '0.75', '0.57'],
    );
    assert.match(cells[1], /^0\.75\nκ 0\.\d\d$/);
    assert.match(await text(ann, '.section:has(h2:text("Disputed borders")) tbody'), /␣Ltd\. ORG at the end 2/);
    assert.deepEqual(await violations(ann.page), []);
    await shot(ann, 'agreement');
    await ann.page.getByRole('combobox', { name: 'Coefficient' }).selectOption('overlap_f1');
    await ann.page.waitForSelector('.agreement-value:text("0.73")');
    await ann.page.getByRole('combobox', { name: 'Coefficient' }).selectOption('krippendorff_alpha');
    await ann.page.waitForSelector('.agreement-overall >> text=Krippendorff α');

    // By keyboard from a pair to where the two differ.
    await ann.page.locator('.agreement-matrix [tabindex="0"]').focus();
    await press(ann, 'ArrowRight', 'ArrowDown', 'Enter');
    await ann.page.waitForSelector('.disagreements > li');
    assert.equal(await ann.page.locator('.disagreements > li').count(), 3);
    assert.match(
      await text(ann, '.disagreements > li:first-child'),
      new RegExp(`Task ${made.tasks[1]}|Task ${made.tasks[2]}`),
    );
    await ann.page.getByRole('button', { name: /^Only bob/ }).click();
    await ann.page.getByRole('button', { name: 'Missing', exact: true }).click();
    await ann.page.waitForFunction(() => document.querySelectorAll('.disagreements > li').length === 1);
    await ann.page.locator('.disagreements summary').click();
    await ann.page.waitForSelector('.side-groups');
    assert.match(await text(ann, '.side-groups'), /Missing .*LOC Paris.*LOC Paris.*cy.* nothing/);
    assert.equal(await ann.page.locator('.side-texts mark').count(), 5);
    assert.deepEqual(await violations(ann.page), []);
    await shot(ann, 'disagreements');

    await ann.page.getByRole('link', { name: 'Reliability' }).click();
    await ann.page.waitForSelector('th:text("Precision")');
    assert.equal(await ann.page.locator('.quality tbody tr').count(), 3);
    assert.deepEqual(await violations(ann.page), []);
    await shot(ann, 'reliability');

    const dark = await visitor(browser, url, { theme: 'dark', language: 'de', width: 420 });
    await signIn(dark);
    await dark.go(`/projects/${made.id}/quality`);
    await dark.page.waitForSelector('.agreement-matrix');
    assert.deepEqual(await violations(dark.page), []);
    await shot(dark, 'agreement-dark');
    assert.deepEqual([...ann.faults, ...bob.faults, ...cy.faults, ...dark.faults], []);
    await browser.close();
  },
);

test(
  'a suspected error goes through relabelling, another is dismissed and taken back',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const browser = await launch();
    const ann = await visitor(browser, url);
    await signIn(ann);
    const texts = [
      'Ann runs.',
      'Here is Ann now',
      'Ann again',
      'Later Ann sang',
      'Ann Ltd. grows',
      'Nobody saw Ann there',
    ];
    const made = await project(ann, NER, texts);
    for (const [index, content] of texts.entries()) {
      const start = content.indexOf('Ann');
      const result = index === 5 ? [] : [span(start, start + 3, index === 4 ? 'ORG' : 'PER')];
      await api(ann, 'POST', `/api/tasks/${made.tasks[index]}/annotations`, { result, lead_time: 5 });
    }
    await ann.go(`/projects/${made.id}/quality/errors`);
    await ann.page.waitForSelector('text=Nobody has looked for errors yet.');
    await ann.page.getByRole('button', { name: 'Look for errors' }).click();
    await ann.page.waitForSelector('.suspect');
    assert.equal(await ann.page.locator('.suspect').count(), 2);
    assert.deepEqual(await violations(ann.page), []);
    await shot(ann, 'errors');

    const missing = ann.page.locator('.suspect', { hasText: 'no label' });
    assert.match((await missing.innerText()).replace(/\s+/g, ' '), /Elsewhere different Task \d+ 66.7% likely/);
    await missing.getByRole('button', { name: 'Relabel' }).click();
    await ann.page.waitForSelector('text=Put into the relabel queue.');
    await ann.page.waitForFunction(() => document.querySelectorAll('.suspect').length === 1);
    await ann.page.locator('.suspect').getByRole('button', { name: 'Dismiss' }).click();
    await ann.page.waitForSelector('text=Nothing is suspected here.');
    await ann.page.locator('.toast', { hasText: 'Dismissed.' }).getByRole('button', { name: 'Undo' }).click();
    await ann.page.waitForSelector('.suspect');

    await ann.page.getByRole('button', { name: /^To relabel 1/ }).click();
    await ann.page.getByRole('link', { name: 'Label now' }).click();
    await ann.page.waitForSelector('.label-screen');
    await ann.page.evaluate(() => document.fonts.ready.then(() => null));
    assert.ok(ann.page.url().endsWith(`/label/${made.tasks[5]}`));
    await drag(ann, 'Ann');
    await press(ann, '1');
    await submit(ann, made.tasks[5]);
    await ann.go(`/projects/${made.id}/quality/errors`);
    await ann.page.getByRole('button', { name: /^Relabelled 1/ }).click();
    await ann.page.waitForSelector('.suspect .pill.good');
    assert.equal(await ann.page.locator('.suspect').count(), 1);
    assert.deepEqual(await violations(ann.page), []);
    await shot(ann, 'relabelled');
    assert.deepEqual(ann.faults, []);
    await browser.close();
  },
);

test(
  'stored predictions and a person become a version of its own, and all of them are compared',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const browser = await launch();
    const ann = await visitor(browser, url);
    await signIn(ann);
    const made = await project(ann, NER, ['Ann met Bob', 'Acme Ltd. grows']);
    const [met, grows] = made.tasks;
    const predict = (task, model_version, ...result) =>
      api(ann, 'POST', '/api/predictions', { task, model_version, result });
    await predict(met, 'alpha', span(0, 3, 'PER'));
    await predict(met, 'beta', span(0, 3, 'PER'), span(8, 11, 'PER'));
    await predict(grows, 'alpha', span(0, 9, 'ORG'));
    await predict(grows, 'beta', span(0, 4, 'ORG'));
    await api(ann, 'POST', `/api/tasks/${met}/annotations`, { result: [span(8, 11, 'PER')], lead_time: 5 });

    await ann.go(`/projects/${made.id}/models`);
    await ann.page.getByRole('button', { name: 'Choose answers' }).click();
    const dialog = ann.page.getByRole('dialog', { name: 'Combine stored answers' });
    await dialog.waitFor();
    assert.deepEqual(
      (await dialog.locator('tbody tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim()),
      ['ann@example.org 1', 'beta model 2', 'alpha model 2'],
    );
    assert.deepEqual(await violations(ann.page), []);
    // By keyboard: the first box is where one stands.
    await press(ann, 'Space', 'Tab');
    await ann.page.keyboard.type('2');
    await dialog.getByLabel('Voices a task needs').fill('4');
    assert.equal(await dialog.getByRole('button', { name: 'Combine' }).isDisabled(), true);
    await dialog.getByLabel('Voices a task needs').fill('2');
    await dialog.getByLabel('Name of the new version').fill('together');
    await shot(ann, 'combine-stored');
    await dialog.getByRole('button', { name: 'Combine' }).click();
    await ann.page.waitForSelector('.toast:has-text("together: 2 new predictions.")');
    const stored = await api(ann, 'GET', `/api/predictions?project=${made.id}`);
    assert.deepEqual(
      stored
        .filter(({ model_version }) => model_version === 'together')
        .map(({ task, result }) => [task, ...result.map(({ value }) => `${value.start}-${value.end}`)]),
      // Ann: 2 of 4; Bob: 3 of 4; the longer company: 1 and 4/9 of 2.
      [
        [met, '0-3', '8-11'],
        [grows, '0-9'],
      ],
    );

    await ann.go(`/projects/${made.id}/quality`);
    for (const version of ['alpha', 'beta', 'together']) await ann.page.getByLabel(version, { exact: true }).check();
    await ann.page.waitForFunction(() => document.querySelectorAll('.agreement-matrix tbody tr').length === 4);
    const row = await ann.page.locator('.agreement-matrix tbody tr:nth-of-type(2) td').allInnerTexts();
    assert.deepEqual(
      row.map((cell) => cell.split('\n')[0]),
      ['0.67', '', '0.40', '0.67'],
    );
    assert.deepEqual(await violations(ann.page), []);
    await shot(ann, 'agreement-models');
    const dark = await visitor(browser, url, { theme: 'dark', language: 'de', width: 420 });
    await signIn(dark);
    await dark.go(`/projects/${made.id}/models`);
    await dark.page.getByRole('button', { name: 'Antworten wählen' }).click();
    await dark.page.getByRole('dialog', { name: 'Gespeicherte Antworten verbinden' }).waitFor();
    assert.deepEqual(await violations(dark.page), []);
    assert.ok(await dark.page.locator('.dialog-body').evaluate((body) => body.scrollWidth <= body.clientWidth));
    await shot(dark, 'combine-stored-dark');
    assert.deepEqual([...ann.faults, ...dark.faults], []);
    await browser.close();
  },
);
