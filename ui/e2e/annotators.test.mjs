// The way of better labels once as a whole, on a real server (TAGLOOP_URL): three people label the same texts, how far they agree is
// seen, a fourth decides where they differ, an error is found and labelled again, and a combined model answers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { launch, signIn, visitor } from './browser.mjs';
import { idle, label, textOf, train } from './learning.mjs';
import { addressOf, annotationsOf, api, drag, invited, NER, onTask, press, project, spans, until } from './work.mjs';

const url = process.env.TAGLOOP_URL;
const shots = process.env.TAGLOOP_SHOTS;
const REAL = { skip: !url && 'needs TAGLOOP_URL', timeout: 900_000 };
const LONG = { timeout: 600_000 };

const SHARED = 3;
const LABELLED = 28;
const WAITING = 3;
const texts = Array.from({ length: LABELLED + WAITING }, (_, index) => textOf(index));

let browser, ann, bob, cy, dora, made;
before(async () => {
  if (!url) return;
  browser = await launch();
  ann = await visitor(browser, url);
  await signIn(ann);
  bob = await invited(browser, ann, addressOf('bob'));
  cy = await invited(browser, ann, addressOf('cy'));
  dora = await invited(browser, ann, addressOf('dora'));
  made = await project(
    ann,
    NER,
    texts.map(({ text }) => text),
    { maximum_annotations: 3 },
  );
  // What people say themselves comes first.
  await api(ann, 'PATCH', at('learner'), {
    enabled: false,
    policy: { mode: 'manual', promote: 'manual', refresh: false },
  });
});
after(() => browser?.close());

const at = (rest) => `/api/tagloop/projects/${made.id}/${rest}`;
const words = async (guest, selector) => (await guest.page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();

/** A page breaks no rule in either theme; pictures of it are kept where somebody wants them. */
async function sound(guest, name) {
  for (const scheme of ['light', 'dark']) {
    await guest.page.emulateMedia({ colorScheme: scheme });
    // The colours of one theme go over into those of the other: what is wrong stays wrong.
    let found = [];
    const isSound = async () => (found = await violations(guest.page)).length === 0;
    await until(isSound, 10_000).catch(() => undefined);
    assert.deepEqual(found, [], `${name} in the ${scheme} theme`);
    if (shots) await guest.page.screenshot({ path: `${shots}/${name}-${scheme}.png` });
  }
  await guest.page.emulateMedia({ colorScheme: 'light' });
}

const noFaults = () => {
  for (const guest of [ann, bob, cy, dora]) assert.deepEqual(guest.faults.splice(0), []);
};

test('three people get the same tasks from the queue and mark them by mouse and keys', REAL, async () => {
  // Cy takes a part of a name, Bob takes a town for an organisation.
  const marked = (guest, index) => [
    [guest === cy && index === 0 ? 'Marie' : texts[index].person, '1'],
    [texts[index].town, guest === bob && index === 1 ? '2' : '3'],
  ];
  for (const guest of [ann, bob, cy]) {
    await guest.go(`/projects/${made.id}/label`);
    for (let index = 0; index < SHARED; index++) {
      await onTask(guest, made.tasks[index]);
      await guest.page.evaluate(() => document.fonts.ready.then(() => null));
      for (const [text, key] of marked(guest, index)) {
        await drag(guest, text);
        await press(guest, key);
      }
      if (guest === cy && index === 0) await sound(cy, 'label');
      await press(guest, 'Control+Enter');
    }
    await onTask(guest, made.tasks[SHARED]);
  }
  for (let index = 0; index < SHARED; index++) {
    const answers = await annotationsOf(ann, made.tasks[index]);
    assert.deepEqual(
      answers.map(({ result }) => result.map(({ value }) => `${value.labels[0]}:${value.text}`)),
      [ann, bob, cy].map((guest) =>
        marked(guest, index).map(([text, key]) => `${['PER', 'ORG', 'LOC'][key - 1]}:${text}`),
      ),
    );
  }
  noFaults();
});

test('how far they agree stands on the quality page', REAL, async () => {
  await ann.go(`/projects/${made.id}/quality`);
  await ann.page.waitForSelector('.agreement-matrix');
  // Of twelve marks of each pair Ann and Bob agree on 5 twice over, Ann and Cy on 5, Bob and Cy on 4.
  assert.equal(await words(ann, '.agreement-value'), '0.78');
  assert.deepEqual(await ann.page.locator('.agreement-matrix tbody tr:first-of-type td').allInnerTexts(), [
    '',
    '0.83\nκ 0.93',
    '0.83\nκ 0.92',
  ]);
  await sound(ann, 'agreement');
  await ann.page.getByRole('link', { name: 'Reliability' }).click();
  await ann.page.waitForSelector('th:text("Precision")');
  await sound(ann, 'reliability');
  noFaults();
});

test('a fourth decides by keyboard alone where they differ', REAL, async () => {
  const { page } = dora;
  await dora.go(`/projects/${made.id}/review`);
  await page.waitForSelector('.review-tasks');
  await sound(dora, 'review');
  await page.getByRole('link', { name: 'Adjudicate', exact: true }).focus();
  await press(dora, 'Enter');
  await page.waitForURL(`**/adjudicate/${made.tasks[0]}?*`);
  await page.waitForSelector('.dispute');
  assert.match(await page.locator('.dispute h2').innerText(), /1 of 1/);
  await sound(dora, 'adjudicate');
  await press(dora, '1', 'Control+Enter');
  await page.waitForURL(`**/adjudicate/${made.tasks[1]}?*`);
  await page.waitForSelector('.dispute');
  await press(dora, '1', 'Control+Enter');
  await page.waitForURL((place) => !place.pathname.endsWith(`/${made.tasks[1]}`));
  for (const index of [0, 1]) {
    const truth = (await annotationsOf(dora, made.tasks[index])).find(({ ground_truth: right }) => right);
    const { person, town, text } = texts[index];
    assert.deepEqual(
      spans(truth.result, text).map((line) => line.replace(/@.*/, '')),
      [`PER:${person}`, `LOC:${town}`],
    );
    const { adjudication, regions } = await api(dora, 'GET', `/api/tagloop/annotations/${truth.id}/provenance`);
    assert.equal(adjudication.method, 'hand');
    assert.deepEqual(
      regions.map(({ decided }) => decided),
      index === 0 ? [true, false] : [false, true],
    );
  }
  noFaults();
});

test('a label that is missing is found, put into the queue, and labelled again', REAL, async () => {
  for (let index = SHARED; index < LABELLED - 1; index++) await label(ann, made.tasks[index], texts[index]);
  const last = made.tasks[LABELLED - 1];
  const { person, town, text } = texts[LABELLED - 1];
  await api(ann, 'POST', `/api/tasks/${last}/annotations`, {
    result: [
      {
        id: 'p',
        from_name: 'ner',
        to_name: 'text',
        type: 'labels',
        value: { start: 0, end: person.length, text: person, labels: ['PER'] },
      },
    ],
    lead_time: 5,
  });
  await ann.go(`/projects/${made.id}/quality/errors`);
  await ann.page.getByRole('button', { name: 'Look for errors' }).click();
  const missing = ann.page.locator('.suspect', { hasText: 'no label' }).filter({ hasText: `Task ${last}` });
  await missing.waitFor(LONG);
  await sound(ann, 'errors');
  await missing.getByRole('button', { name: 'Relabel' }).click();
  await ann.page.getByRole('button', { name: /^To relabel 1/ }).click();
  await ann.page.getByRole('link', { name: 'Label now' }).click();
  await onTask(ann, last);
  await ann.page.evaluate(() => document.fonts.ready.then(() => null));
  await drag(ann, town);
  await press(ann, '3', 'Control+Enter');
  await until(async () => (await annotationsOf(ann, last))[0].result.length === 2);
  assert.deepEqual(
    spans((await annotationsOf(ann, last))[0].result, text).map((line) => line.replace(/@.*/, '')),
    [`PER:${person}`, `LOC:${town}`],
  );
  await ann.go(`/projects/${made.id}/quality/errors`);
  await ann.page.getByRole('button', { name: /^Relabelled 1/ }).click();
  await ann.page.waitForSelector('.suspect .pill.good');
  await sound(ann, 'relabelled');
  noFaults();
});

test('two versions answer together, and their suggestion says so', REAL, async () => {
  await api(ann, 'PATCH', at('learner'), { enabled: true });
  await train(ann, made, { num_train_epochs: 6, seed: 1 });
  await idle(ann, made);
  await label(ann, made.tasks[LABELLED], texts[LABELLED]);
  await train(ann, made, { num_train_epochs: 6, seed: 2 });
  await idle(ann, made);
  await ann.go(`/projects/${made.id}/models`);
  await ann.page.getByRole('button', { name: 'Combine' }).click();
  await ann.page.waitForSelector('dialog .choice >> nth=1');
  await sound(ann, 'combine');
  await ann.page.click('dialog footer .primary');
  await ann.page.waitForSelector('[data-version=v3] >> text=made of v1 + v2', LONG);
  await ann.page.getByRole('button', { name: 'Let it suggest: v3' }).click();
  await ann.page.waitForSelector('[data-version=v3][data-promoted=true]');
  await sound(ann, 'combined');
  await api(ann, 'POST', at('learner/predict'), {});
  await idle(ann, made);
  const waiting = made.tasks.at(-1);
  const { predictions } = await api(ann, 'GET', `/api/tasks/${waiting}/`);
  const { result } = predictions.find(({ model_version: name }) => name.startsWith('v3'));
  const { person, town } = texts.at(-1);
  assert.deepEqual(result.map(({ value }) => `${value.labels[0]}:${value.text}`).toSorted(), [
    `LOC:${town}`,
    `PER:${person}`,
  ]);
  await ann.go(`/projects/${made.id}/label/${waiting}`);
  await ann.page.waitForSelector('.suggested-by >> text=Suggested by v3');
  await sound(ann, 'suggested');
  noFaults();
});
