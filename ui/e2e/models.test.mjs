// A model elsewhere, a small one that this test serves: connected, tested, and asked while one labels.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api, drag, NER, open, press, project, spans, submit, until } from './work.mjs';

const TEXT = 'Marie met Paul in Rome.';
let server;
let url;
/** What the model was asked, whether it fails, and what it waits for before it predicts. */
let asked;
let broken;
let held;

const region = (word, label) => ({
  id: `m-${word}`,
  from_name: 'ner',
  to_name: 'text',
  type: 'labels',
  score: 0.9,
  value: { start: TEXT.indexOf(word), end: TEXT.indexOf(word) + word.length, text: word, labels: [label] },
});

function answer(path, body) {
  if (path === '/health') return { status: 'UP', model_class: 'Test' };
  if (path === '/setup') return { model_version: 'm1' };
  if (path === '/webhook') return { result: {}, status: 'ok' };
  const drawn = body.params?.context?.result ?? null;
  asked.push(drawn);
  const found = drawn ? [region('Paul', 'PER'), region('Rome', 'LOC')] : [region('Paul', 'PER')];
  return { results: body.tasks.map(() => ({ result: found, score: 0.9, model_version: 'm1' })) };
}

before(async () => {
  server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString());
    const fails = broken && request.url === '/predict';
    if (request.url === '/predict') await held;
    response.writeHead(fails ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(fails ? {} : answer(request.url, body)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());
beforeEach(async () => {
  asked = [];
  broken = false;
  held = null;
  await signIn(guest);
});

const connections = ({ id }) => api(guest, 'GET', `/api/ml?project=${id}`);
/** The server's own learner is silent meanwhile: a task that it has suggestions for is no question to another model. */
const connect = async (made) => {
  await api(guest, 'PATCH', `/api/tagloop/projects/${made.id}/learner`, { enabled: false });
  await api(guest, 'POST', '/api/ml', {
    project: made.id,
    url,
    title: 'Test',
    is_interactive: true,
    auto_update: true,
  });
};

describe('the settings', () => {
  test('connect a model after a test that tells which step fails', async () => {
    const made = await project(guest, NER, [TEXT]);
    await guest.go(`/projects/${made.id}/settings/models`);
    await guest.page.click('text=Add a model');
    await guest.page.getByLabel('Address').fill('http://127.0.0.1:9');
    await guest.page.click('dialog footer >> text=Test');
    await guest.page.waitForSelector('.trial-steps[data-failed="connection"]');
    await guest.page.getByLabel('Address').fill(url);
    await guest.page.getByLabel('Name', { exact: true }).fill('Mine');
    await guest.page.click('dialog footer >> text=Test');
    await guest.page.waitForSelector('.trial-steps[data-failed=""]');
    await guest.page.click('dialog footer >> text=Save');
    await guest.page.waitForSelector('[data-model="Mine"][data-state="CO"]');
    const [model] = await connections(made);
    assert.deepEqual([model.title, model.url, model.is_interactive, model.model_version], ['Mine', url, true, 'm1']);
  });

  test('change and remove one', async () => {
    const made = await project(guest, NER, [TEXT]);
    await connect(made);
    await guest.go(`/projects/${made.id}/settings/ml`);
    await guest.page.click('[data-model="Test"] >> text=Change');
    await guest.page.getByLabel('Use for interactive preannotations').uncheck();
    await guest.page.click('dialog footer >> text=Save');
    await until(async () => (await connections(made))[0].is_interactive === false);
    await guest.page.click('[data-model="Test"] >> text=Remove');
    await guest.page.click('dialog footer .primary');
    await until(async () => (await connections(made)).length === 0);
  });
});

describe('while one labels', () => {
  test('the model is asked about the task and again after a drawn region', async () => {
    const made = await project(guest, NER, [TEXT]);
    await connect(made);
    await open(guest, made, made.tasks[0]);
    await guest.page.getByLabel('Ask the model while labelling').check();
    await guest.page.waitForSelector('.model-bar[data-talk="answered"]');
    assert.deepEqual(asked, [null]);
    await drag(guest, 'Marie');
    await press(guest, '1');
    await until(async () => asked.length === 2);
    await guest.page.waitForSelector('.model-bar[data-talk="answered"]');
    assert.deepEqual(
      asked[1].map(({ value }) => value.text),
      ['Marie'],
    );
    await guest.page.waitForFunction(() => document.querySelector('.suggestions .numbers')?.textContent === '2');
    assert.deepEqual(spans(await submit(guest, made.tasks[0]), TEXT), ['PER:Marie@0-5']);
  });

  test('a question that was given up is asked again', async () => {
    const made = await project(guest, NER, [TEXT]);
    await connect(made);
    await open(guest, made, made.tasks[0]);
    let release;
    held = new Promise((resolve) => (release = resolve));
    const toggle = guest.page.getByLabel('Ask the model while labelling');
    await toggle.check();
    await guest.page.waitForSelector('.model-bar[data-talk="asking"]');
    await toggle.uncheck();
    await guest.page.waitForSelector('.model-bar[data-talk="quiet"]');
    release();
    await toggle.check();
    await guest.page.waitForSelector('.model-bar[data-talk="answered"]');
    await guest.page.waitForFunction(() => document.querySelector('.suggestions .numbers')?.textContent === '1');
  });

  test('a model that fails says so beside the work, which goes on', async () => {
    const made = await project(guest, NER, [TEXT]);
    await connect(made);
    broken = true;
    await open(guest, made, made.tasks[0]);
    await guest.page.getByLabel('Ask the model while labelling').check();
    await guest.page.waitForSelector('.model-bar[data-talk="silent"]');
    const colour = (selector) => guest.page.locator(selector).evaluate((element) => getComputedStyle(element).color);
    assert.notEqual(await colour('.model-bar [role=status]'), await colour('.model-bar'));
    await drag(guest, 'Paul');
    await press(guest, '1');
    assert.deepEqual(spans(await submit(guest, made.tasks[0]), TEXT), ['PER:Paul@10-14']);
  });
});
