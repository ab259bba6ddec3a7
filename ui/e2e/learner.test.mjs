// The built-in learner: trained from the page, watched, compared, promoted, and set.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn, visitor } from './browser.mjs';
import { idle, jobsOf, label, taught, textOf, train } from './learning.mjs';
import { browser, guest, url } from './stage.mjs';
import { api, drag, NER, open, press, project, spans, submit, until } from './work.mjs';

/** A training takes its time on a real server, and the first one there waits for the starter model. */
const LONG = { timeout: 600_000 };

beforeEach(() => signIn(guest));

const learnerOf = ({ id }) => api(guest, 'GET', `/api/tagloop/projects/${id}/learner`);
const versionsOf = async ({ id }) => (await api(guest, 'GET', `/api/tagloop/projects/${id}/learner/versions`)).versions;
const promotedOf = async (made) => (await versionsOf(made)).find(({ promoted }) => promoted)?.name ?? null;

/** A project whose learner has some versions; the first one answers. */
async function trained(count) {
  const made = await taught(guest, 12);
  const at = `/api/tagloop/projects/${made.id}/learner`;
  await api(guest, 'PATCH', at, { policy: { mode: 'manual', promote: 'manual', refresh: false } });
  for (let index = 0; index < count; index++) {
    const extra = 12 + index;
    if (index > 0) await label(guest, made.tasks[extra], textOf(extra));
    await train(guest, made, { num_train_epochs: 2 });
    await idle(guest, made);
  }
  assert.equal((await versionsOf(made)).length, count, JSON.stringify(await jobsOf(guest, made)));
  await api(guest, 'POST', `${at}/versions/v1/promote`, {});
  return made;
}

const openModels = async (made, at = guest) => {
  await at.go(`/projects/${made.id}/models`);
  await at.page.waitForSelector('[data-serving]:not([data-serving=""])', LONG);
};

describe('a training', () => {
  test('is started with options, watched live, and ends as a version that suggests', async () => {
    const made = await taught(guest, 12);
    await openModels(made);
    await guest.page.click('.training-options > summary');
    await guest.page.getByLabel('Epochs').fill('3');
    await guest.page.getByLabel('Seed').fill('7');
    await guest.page.getByRole('button', { name: 'Train now' }).click();
    await guest.page.waitForSelector('.training[data-state=running]', LONG);
    await guest.page.waitForSelector('[data-chart=Loss] path.chart-line', LONG);
    await guest.page.waitForSelector('.training[data-state=succeeded]', LONG);
    await guest.page.waitForSelector('[data-version=v1]', LONG);
    const [version] = await versionsOf(made);
    assert.equal(version.name, 'v1');
    assert.equal(version.details.seed, 7);
    assert.equal((await jobsOf(guest, made)).filter(({ kind }) => kind === 'train/learner').length, 1);
  });

  test('is cancelled, and everything is as it was', async () => {
    const made = await taught(guest, 12);
    const before = (await learnerOf(made)).serving;
    await train(guest, made, { num_train_epochs: 60 });
    await guest.go(`/projects/${made.id}/models`);
    await guest.page.waitForSelector('.training[data-state=running]', LONG);
    await guest.page.click('.training >> text=Cancel');
    await guest.page.waitForSelector('.training[data-state=cancelled]', LONG);
    assert.deepEqual(await versionsOf(made), []);
    if (before) assert.equal((await learnerOf(made)).serving, before);
  });

  test('is shown as it goes on where the server cannot send by itself', async () => {
    const made = await taught(guest, 12);
    await guest.page.route('**/events', (route) => route.abort());
    await train(guest, made, { num_train_epochs: 3 });
    await guest.go(`/projects/${made.id}/models`);
    await guest.page.waitForSelector('.training[data-state=succeeded], [data-version=v1]', LONG);
    await guest.page.waitForSelector('[data-version=v1]', LONG);
  });

  test('has curves that are read by keys and stand in a table', async () => {
    const made = await taught(guest, 12);
    await openModels(made);
    await guest.page.getByRole('button', { name: 'Train now' }).click();
    await guest.page.waitForSelector('.training[data-state=succeeded]', LONG);
    const chart = guest.page.getByRole('slider', { name: 'Loss' }).first();
    await chart.focus();
    await guest.page.keyboard.press('Home');
    assert.equal(await chart.getAttribute('aria-valuenow'), '0');
    await guest.page.keyboard.press('ArrowRight');
    assert.equal(await chart.getAttribute('aria-valuenow'), '1');
    const said = await chart.getAttribute('aria-valuetext');
    assert.match(said, /^Epoch [\d.]+, .*\d/);
    const table = guest.page.locator('[data-chart=Loss] details').first();
    await table.locator('summary').press('Enter');
    const second = await table.locator('tbody tr').nth(1).locator('th').innerText();
    assert.ok(said.startsWith(`Epoch ${second},`), `${said} does not begin with ${second}`);
  });
});

/** Holds the picture, its table and its words against what the server knows of a version's scores. */
async function scoresAreTold({ page }, { bins, calibrated_bins: served = [], predictions, error, ...calibration }) {
  const fitted = calibration.temperature !== undefined;
  const part = page.locator(`[data-reliability=${fitted ? 'served' : 'few'}]`);
  const words = await part.locator('p').first().innerText();
  assert.ok(words.startsWith(`Expected calibration error ${error.toFixed(3)}, on ${predictions} prediction`), words);
  if (fitted) assert.ok(words.endsWith(`where it is ${calibration.calibrated_error.toFixed(3)}.`), words);
  else assert.match(words, /too few to fit a temperature/i);
  const dots = await part.locator('[data-chart="Share that is right"] .chart-plot circle.chart-dot').count();
  assert.ok(dots >= (fitted ? served : bins).length, `${dots} dots`);
  const rows = await part
    .locator('.table-scroll tbody tr')
    .evaluateAll((lines) => lines.map(({ cells }) => [...cells].map(({ textContent }) => textContent)));
  const numbers = (column) => rows.flatMap((cells) => (cells[column] ? [Number(cells[column])] : []));
  assert.deepEqual(
    numbers(1),
    bins.map(({ count }) => count),
  );
  assert.deepEqual(
    numbers(4),
    served.map(({ count }) => count),
  );
  assert.equal(rows[0].length, fitted ? 7 : 4);
}

describe('a version', () => {
  test('shows how well it knows each label and what it mixes up', LONG, async () => {
    const made = await trained(1);
    await openModels(made);
    await guest.page.getByRole('button', { name: 'Details of v1' }).click();
    const { details } = (await versionsOf(made))[0];
    await guest.page.waitForSelector('.version-details .facts');
    for (const name of Object.keys(details.labels ?? {}))
      await guest.page.waitForSelector(`.version-details .figures th:text-is("${name}")`);
    for (const [gold, row] of Object.entries(details.confusion ?? {}))
      for (const [predicted, count] of Object.entries(row)) {
        const columns = await guest.page.locator('.confusion thead th').allInnerTexts();
        const word = (name) => (name === 'O' ? 'nothing' : name);
        const line = guest.page.locator('.confusion tbody tr', {
          has: guest.page.locator(`th:text-is("${word(gold)}")`),
        });
        const cell = line.locator('th, td').nth(columns.indexOf(word(predicted)));
        assert.equal(await cell.innerText(), String(count), `${gold} as ${predicted}`);
      }
    if (details.calibration) await scoresAreTold(guest, details.calibration);
    else await guest.page.waitForSelector('[data-reliability=none]');
  });

  test('tells how far its scores can be trusted, in a picture that keys read', LONG, async () => {
    const made = await taught(guest, 0, 36);
    // Names of people and towns that were mixed up in every third text: no score near 1 is right.
    for (const [index, task] of made.tasks.entries()) {
      const { person, town, text } = textOf(index);
      const [first, second] = index % 3 === 0 ? [town, person] : [person, town];
      await label(guest, task, { person: first, town: second, text });
    }
    await train(guest, made, { num_train_epochs: 8 });
    await idle(guest, made);
    const { calibration } = (await versionsOf(made))[0].details;
    assert.ok(calibration.temperature > 0, JSON.stringify(calibration));
    await openModels(made);
    await guest.page.getByRole('button', { name: 'Details of v1' }).click();
    await guest.page.waitForSelector('[data-reliability=served]');
    await scoresAreTold(guest, calibration);
    const chart = guest.page.getByRole('slider', { name: 'Share that is right' });
    await chart.focus();
    await guest.page.keyboard.press('End');
    assert.match(await chart.getAttribute('aria-valuetext'), /^Score 1, as scored 1\b/);
    assert.deepEqual(await violations(guest.page), []);
  });

  test('is promoted and rolled back, and both can be undone at once', LONG, async () => {
    const made = await trained(2);
    await openModels(made);
    await guest.page.getByRole('button', { name: 'Let it suggest: v2' }).click();
    await guest.page.waitForSelector('[data-version=v2][data-promoted=true]');
    assert.equal(await promotedOf(made), 'v2');
    await guest.page.click('.toast >> text=Undo');
    await until(async () => (await promotedOf(made)) === 'v1');
    await guest.page.waitForSelector('[data-version=v1][data-promoted=true]');
    await guest.page.getByRole('button', { name: 'Let it suggest: v2' }).click();
    await guest.page.waitForSelector('[data-version=v2][data-promoted=true]');
    await guest.page.getByRole('button', { name: 'Back to the one before' }).click();
    await guest.page.waitForSelector('[data-version=v1][data-promoted=true]');
    assert.equal(await promotedOf(made), 'v1');
  });

  test('answers together with another as a version of its own', LONG, async () => {
    const made = await trained(2);
    await openModels(made);
    await guest.page.getByRole('button', { name: 'Combine' }).click();
    await guest.page.waitForSelector('dialog .choice >> nth=1');
    assert.deepEqual(await violations(guest.page), []);
    await guest.page.click('dialog footer .primary');
    await until(async () => (await versionsOf(made)).length === 3);
    const combined = (await versionsOf(made)).at(-1);
    assert.equal(combined.details.kind, 'combined');
    assert.deepEqual(
      combined.details.members.map(({ name }) => name),
      ['v1', 'v2'],
    );
    await guest.page.waitForSelector('[data-version=v3] >> text=made of v1 + v2');
    await guest.page.getByRole('button', { name: 'Let it suggest: v3' }).click();
    await until(async () => (await promotedOf(made)) === 'v3');
  });

  test('is compared with another by the keyboard alone', LONG, async () => {
    const made = await trained(2);
    await openModels(made);
    await guest.page.getByRole('button', { name: 'Compare' }).focus();
    await guest.page.keyboard.press('Enter');
    await guest.page.waitForSelector('dialog .verdict, dialog .notice', LONG);
    const answer = await api(guest, 'GET', `/api/tagloop/projects/${made.id}/learner/compare?a=v1&b=v2`);
    if (answer.difference) {
      const shown = await guest.page.locator('.comparison .figures tbody tr').first().innerText();
      assert.match(shown, new RegExp(`^F1\\s+${answer.a.f1.toFixed(3)}\\s+${answer.b.f1.toFixed(3)}`));
      assert.equal(await guest.page.locator('.example').count(), Math.min(40, answer.changed.length));
    }
    const { spans: count } = await api(
      guest,
      'GET',
      `/api/tagloop/projects/${made.id}/learner/label-changes?a=v1&b=v2`,
    );
    assert.ok(count.added > 0, JSON.stringify(count));
    await guest.page.waitForSelector('dialog .label-changes');
    const summary = guest.page.locator('dialog .label-changes summary');
    assert.match(await summary.innerText(), new RegExp(`^Labels from v1 to v2: \\+${count.added} spans?\\b`));
    await summary.focus();
    await guest.page.keyboard.press('Enter');
    const rows = await guest.page.locator('dialog .label-changes tbody tr td:nth-child(2)').allInnerTexts();
    assert.equal(
      rows.reduce((sum, cell) => sum + Number(cell), 0),
      count.added,
    );
    assert.deepEqual(await violations(guest.page), []);
    await guest.page.keyboard.press('Escape');
    await guest.page.waitForSelector('dialog', { state: 'detached' });
    assert.equal(await guest.page.evaluate(() => document.activeElement.textContent), 'Compare');
  });
});

test('the remaining tasks are predicted as a job, by the version that suggests', LONG, async () => {
  const made = await trained(1);
  await openModels(made);
  await guest.page.getByRole('button', { name: 'Predict remaining tasks' }).click();
  await guest.page.waitForSelector('.toast');
  await idle(guest, made);
  const open = made.tasks.slice(12);
  for (const task of open) {
    const { predictions } = await api(guest, 'GET', `/api/tasks/${task}/`);
    assert.ok(
      predictions.some(({ model_version: name }) => name.startsWith('v1')),
      `task ${task} has predictions of ${predictions.map(({ model_version: name }) => name)}`,
    );
  }
});

test('what an older version suggested is marked once another one answers', LONG, async () => {
  const made = await trained(2);
  const at = `/api/tagloop/projects/${made.id}/learner`;
  await api(guest, 'POST', `${at}/predict`, {});
  await idle(guest, made);
  const marks = async () =>
    (await guest.page.locator('.version-picker option, .suggested-by').allInnerTexts()).filter((text) =>
      text.includes('older version'),
    );
  await open(guest, made, made.tasks.at(-1));
  await guest.page.waitForSelector('.suggested-by, .version-picker');
  assert.deepEqual(await marks(), []);
  await api(guest, 'POST', `${at}/versions/v2/promote`, {});
  await open(guest, made, made.tasks.at(-1));
  await until(async () => (await marks()).length === 1);
  assert.match((await marks())[0], /v1 · older version/);
});

describe('while one labels', () => {
  const TEXT = 'Marie met Paul, and Paul met Ann.';
  const off = ({ id }) => api(guest, 'PATCH', `/api/tagloop/projects/${id}/learner`, { enabled: false });
  const region = (word, label, more) => ({
    id: `m-${word}`,
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    score: 0.9,
    value: { start: TEXT.indexOf(word), end: TEXT.indexOf(word) + word.length, text: word, labels: [label] },
    ...more,
  });

  test('a suggestion says which version made it and whether it was seen before, and accepting keeps no remark', async () => {
    const seen = { meta: { text: ['seen before'] } };
    const result = [region('Marie', 'PER', seen), region('Ann', 'PER')];
    const made = await project(guest, NER, [
      { data: { text: TEXT }, predictions: [{ model_version: 'v7', score: 0.9, result }] },
    ]);
    await off(made);
    await open(guest, made, made.tasks[0]);
    await guest.page.waitForSelector('.suggested-by:text("Suggested by v7")');
    assert.equal(await guest.page.locator('.suggestions .seen-before').count(), 1);
    await guest.page.locator('.region-pick', { hasText: 'Marie' }).first().click();
    await guest.page.waitForSelector('.span-detail .pill:text("seen before")');
    assert.equal(await guest.page.locator('.span-detail textarea').count(), 0);
    await press(guest, 'Shift+A');
    const stored = await submit(guest, made.tasks[0]);
    assert.deepEqual(spans(stored, TEXT), ['PER:Marie@0-5', 'PER:Ann@29-32']);
    assert.deepEqual(
      stored.map(({ meta }) => meta),
      [undefined, undefined],
    );
  });

  test('the learner suggests the words of a drawn region wherever else they stand', async () => {
    // Words that no model has met.
    const made = await project(guest, NER, ['The zorb met a frim, and the zorb met nobody.']);
    await open(guest, made, made.tasks[0]);
    await guest.page.getByLabel('Ask the model while labelling').check();
    await drag(guest, 'zorb');
    await press(guest, '1');
    await guest.page.waitForSelector('.suggestions .region-row:has(.seen-before) >> text=zorb');
    await guest.page.waitForSelector('.model-bar[data-talk="answered"]');
  });
});

describe('the settings', () => {
  test('change when it trains and switch it off', async () => {
    const made = await project(guest, NER, ['Marie met Paul in Rome.']);
    await guest.go(`/projects/${made.id}/settings/models`);
    await guest.page.getByLabel('After so many new labels', { exact: true }).fill('40');
    await guest.page.getByLabel('A new version suggests').selectOption('manual');
    await guest.page.getByRole('form', { name: 'When it trains' }).getByRole('button', { name: 'Save' }).click();
    await until(async () => (await learnerOf(made)).policy.every === 40);
    assert.equal((await learnerOf(made)).policy.promote, 'manual');
    await guest.page.getByLabel('Suggest in this project').uncheck();
    await until(async () => (await learnerOf(made)).enabled === false);
    await guest.page.waitForSelector('text=It is switched off for this project.');
  });

  test('decide what a label of the starter model means here', async () => {
    const made = await project(guest, NER, ['Marie met Paul in Rome.']);
    await until(async () => (await learnerOf(made)).mapping !== null);
    const { labels, without } = (await learnerOf(made)).mapping;
    const [name] = [...without, ...Object.keys(labels)];
    await guest.go(`/projects/${made.id}/settings/models`);
    await guest.page.getByLabel(`What ${name} means here`).selectOption('ORG');
    await guest.page
      .getByRole('form', { name: 'What its labels mean here' })
      .getByRole('button', { name: 'Save' })
      .click();
    await until(async () => (await learnerOf(made)).mapping.labels[name] === 'ORG');
    assert.equal((await learnerOf(made)).mapping.by[name], 'hand');
  });
});

test('a label setup without anything to learn is said to be nothing for it', async () => {
  const config = `<View><Text name="text" value="$text"/><DateTime name="d" toName="text"/></View>`;
  const made = await project(guest, config, ['One text.']);
  await guest.go(`/projects/${made.id}/models`);
  await guest.page.waitForSelector('[data-serving=""]');
  assert.equal(await guest.page.getByRole('button', { name: 'Train now' }).count(), 0);
  assert.equal(
    await guest.page.locator('[data-serving] .learner-words .soft').innerText(),
    (await learnerOf(made)).reason,
  );
});

for (const theme of ['light', 'dark'])
  test(`training and versions break no rule of accessibility in German in the ${theme} theme`, LONG, async () => {
    const made = await trained(2);
    const other = await visitor(browser, url(), { theme, language: 'de', width: 1024, height: 768 });
    await signIn(other);
    await openModels(made, other);
    await other.page.getByRole('button', { name: 'Jetzt trainieren' }).click();
    await other.page.waitForSelector('.training path.chart-line', LONG);
    assert.deepEqual(await violations(other.page), []);
    await other.page.getByRole('button', { name: /^Einzelheiten zu v1/ }).click();
    await idle(guest, made);
    assert.deepEqual(await violations(other.page), []);
    await other.page.getByRole('button', { name: 'Vergleichen' }).click();
    await other.page.waitForSelector('dialog .verdict, dialog .notice', LONG);
    assert.deepEqual(await violations(other.page), []);
    assert.deepEqual(other.faults, []);
    await other.context.close();
  });

const MOOD = `<View><Text name="text" value="$text"/>
<Choices name="mood" toName="text"><Choice value="good"/><Choice value="bad"/></Choices></View>`;

/** A project whose texts are good or bad; the first ones are labelled. */
async function moods(labelled, open = 2) {
  const good = ['what a fine day', 'we liked the sweet cake', 'a happy and warm song'];
  const bad = ['what a bad night', 'they hated the sour soup', 'a sad and cold song'];
  const texts = Array.from({ length: labelled + open }, (_, i) => `${(i % 2 ? bad : good)[(i >> 1) % 3]} number ${i}`);
  const made = await project(guest, MOOD, texts);
  const at = `/api/tagloop/projects/${made.id}/learner`;
  await api(guest, 'PATCH', at, { policy: { mode: 'manual', promote: 'better', refresh: false } });
  for (let i = 0; i < labelled; i++) {
    const said = { from_name: 'mood', to_name: 'text', type: 'choices', value: { choices: [i % 2 ? 'bad' : 'good'] } };
    await api(guest, 'POST', `/api/tasks/${made.tasks[i]}/annotations/`, { result: [said], lead_time: 1 });
  }
  return made;
}

describe('labels of whole texts', () => {
  test('are learned from the page, told by their own figures, and suggested where one labels', LONG, async () => {
    const made = await moods(12);
    await guest.go(`/projects/${made.id}/models`);
    await guest.page.getByText('Nothing answers before a first version has learned').waitFor(LONG);
    await train(guest, made, { num_train_epochs: 4 });
    await idle(guest, made);
    await openModels(made);
    const item = guest.page.locator('[data-version=v1]');
    assert.match(await item.locator('.version-score').innerText(), /Macro F1\s*0\.\d{3}/);
    await guest.page.getByRole('button', { name: 'Details of v1' }).click();
    const { details } = (await versionsOf(made))[0];
    assert.equal(details.task, 'text-classification');
    const figures = await item.locator('.measures tr').allInnerTexts();
    assert.deepEqual(
      figures.slice(0, 4).map((line) => line.split('\t')),
      ['f1', 'precision', 'recall', 'accuracy'].map((name, i) => [
        ['Macro F1', 'Precision', 'Recall', 'Accuracy'][i],
        details.metrics[name].toFixed(3),
      ]),
    );
    for (const name of ['good', 'bad']) await item.locator(`.figures th:text-is("${name}")`).waitFor();
    assert.deepEqual(await violations(guest.page), []);

    await api(guest, 'POST', `/api/tagloop/projects/${made.id}/learner/predict`, {});
    await idle(guest, made);
    const { predictions } = await api(guest, 'GET', `/api/tasks/${made.tasks[12]}/`);
    const [suggested] = predictions.at(-1).result[0].value.choices;
    await open(guest, made, made.tasks[12]);
    await until(() => guest.page.getByRole('radio', { name: suggested, checked: true }).isVisible());
  });

  test('have the texts on which a version is wrong shown on request', LONG, async () => {
    const made = await moods(12);
    await train(guest, made, { num_train_epochs: 2 });
    await idle(guest, made);
    await openModels(made);
    await guest.page.getByRole('button', { name: 'Details of v1' }).click();
    await guest.page.getByRole('button', { name: 'Show them' }).click();
    // Where so few texts are labelled, a real server has learned from all of them and says so.
    await guest.page.locator('.mistakes .example, .mistakes .notice').first().waitFor(LONG);
  });

  test('are chosen in the settings where a project collects entities too', async () => {
    const made = await project(guest, NER.replace('</View>', MOOD.split('\n')[1]), ['a fine day', 'a bad night']);
    await guest.go(`/projects/${made.id}/settings/models`);
    await guest.page.getByLabel('What it learns').selectOption({ label: 'Answers about whole texts: mood' });
    await guest.page.getByText('It learns: Answers about whole texts: mood.').waitFor();
    const { settings, learns } = await learnerOf(made);
    assert.deepEqual(settings, { task: 'text-classification', control: 'mood' });
    assert.deepEqual(learns[0], { task: 'text-classification', control: 'mood' });
  });
});
