// A program elsewhere that is told what happens, a small one that this test serves: added, tried, told, asked again, turned off.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api, NER, project, until } from './work.mjs';

/** Whether the pages speak to the real server, which tells of changes; the stand-in only sends what a person asks for. */
const IS_REAL = Boolean(process.env.TAGLOOP_URL);

let server;
let url;
/** What came, and how it is answered. */
let came;
let status;

before(async () => {
  server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    came.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    response.writeHead(status).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}/hook`;
});
after(() => server.close());
beforeEach(async () => {
  came = [];
  status = 200;
  await signIn(guest);
});

const list = ({ id }) => api(guest, 'GET', `/api/webhooks/?project=${id}`);
const hook = (made, more = {}) => api(guest, 'POST', '/api/webhooks/', { project: made.id, url, ...more });
const open = async (made) => guest.go(`/projects/${made.id}/settings/webhooks`);
const item = () => guest.page.locator(`[data-webhook="${url}"]`);

describe('the settings', () => {
  test('add a webhook for some events, with headers and a secret, by keyboard alone', async () => {
    const made = await project(guest, NER, ['Marie met Paul.']);
    await open(made);
    const { page } = guest;
    await page.getByRole('button', { name: 'Add a webhook' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(url);
    await page.getByLabel('Tell of everything').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('An annotation is made or a task skipped').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Tasks are deleted').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Headers').focus();
    await page.keyboard.type('X-Team: blue');
    await page.getByRole('button', { name: 'Make one' }).focus();
    await page.keyboard.press('Enter');
    const secret = await page.getByLabel('Secret to sign with').first().inputValue();
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    await page.getByLabel('Address').focus();
    await page.keyboard.press('Enter');
    await item().waitFor();
    const [stored] = await list(made);
    assert.deepEqual(
      [stored.url, stored.headers, stored.send_for_all_actions, [...stored.actions].sort()],
      [url, { 'X-Team': 'blue' }, false, ['ANNOTATION_CREATED', 'TASKS_DELETED']],
    );
    assert.equal((await item().textContent()).includes('Signed'), true);
    await item().getByText('Send a test').click();
    await page.getByText('The test arrived: 200.').waitFor();
    assert.equal(came[0].body.action, 'TEST');
    assert.equal(came[0].headers['x-team'], 'blue');
    if (IS_REAL) assert.match(came[0].headers['webhook-signature'], /^v1,[A-Za-z0-9+/]{43}=$/);
  });

  test('what a form cannot be read as is said in it', async () => {
    const made = await project(guest, NER, ['a']);
    await open(made);
    const { page } = guest;
    await page.click('text=Add a webhook');
    await page.getByLabel('Address').fill(url);
    await page.getByLabel('Headers').fill('bad name: x');
    await page.click('dialog footer >> text=Save');
    await page.getByText('“bad name: x” is no header: write Name: value.').waitFor();
    await page.getByLabel('Headers').fill('');
    await page.getByLabel('Address').fill('ftp://example.org/');
    await page.click('dialog footer >> text=Save');
    await page.locator('dialog [role=alert]').getByText('Enter a valid URL.').waitFor();
    assert.deepEqual(await list(made), []);
  });

  test('messages are looked at and sent again', async () => {
    const made = await project(guest, NER, ['Marie met Paul.']);
    await hook(made);
    await open(made);
    const { page } = guest;
    status = 500;
    await item().getByText('Send a test').click();
    await page.getByText('The test did not arrive. The receiver answered with status 500.').waitFor();
    await item().getByText('The receiver answered with status 500.').waitFor();
    await item().getByText('Messages').click();
    await page.waitForSelector('tr[data-state=failed] >> text=Given up');
    status = 200;
    await page.getByRole('button', { name: /^Send again: TEST/ }).click();
    await page.waitForSelector('tr[data-state=delivered] >> text=Arrived');
    assert.equal(came.length, 2);
    assert.equal(came[0].headers['webhook-id'], came[1].headers['webhook-id']);
  });

  test('a webhook is turned off and removed', async () => {
    const made = await project(guest, NER, ['Marie met Paul.']);
    await hook(made);
    await open(made);
    const { page } = guest;
    await item().getByText('Change').click();
    await page.getByLabel('Send messages').uncheck();
    await page.click('dialog footer >> text=Save');
    await item().getByText('Off').waitFor();
    assert.equal((await list(made))[0].is_active, false);
    await item().getByText('Remove').click();
    await page.click('dialog footer .primary');
    await until(async () => (await list(made)).length === 0);
  });
});

describe('what happens', { skip: !IS_REAL && 'only the real server tells of it' }, () => {
  test('is told while one labels, and waits for a receiver that is away', async () => {
    const made = await project(guest, NER, ['Marie met Paul.']);
    await hook(made);
    await api(guest, 'POST', `/api/tasks/${made.tasks[0]}/annotations/`, { result: [] });
    await until(async () => came.length === 1);
    assert.equal(came[0].body.action, 'ANNOTATION_CREATED');
    assert.equal(came[0].body.task.data.text, 'Marie met Paul.');
    status = 503;
    await api(guest, 'POST', `/api/tasks/${made.tasks[0]}/annotations/`, { result: [] });
    await open(made);
    await item().getByText('One message waits').waitFor();
    await item().getByText('The receiver does not answer').waitFor();
    status = 200;
    await item().getByText('The last message arrived').waitFor();
  });
});
