// The pages around the labelling: what they do on the server.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { browser, guest, url } from './stage.mjs';
import { api, NER, open, press, project, until } from './work.mjs';

test('a wrong password is said, a right one lets in', async () => {
  await guest.go('/');
  await guest.page.fill('input[type=email]', 'ann@example.org');
  await guest.page.fill('input[type=password]', 'wrong one');
  await guest.page.click('button[type=submit]');
  await guest.page.waitForSelector('.field-error');
  await guest.page.fill('input[type=password]', 'password');
  await guest.page.click('button[type=submit]');
  await guest.page.waitForSelector('.project-grid, .empty');
});

test('an account is offered only where one can be made: with an invitation, while sign-up is closed', async () => {
  await guest.go('/');
  await guest.page.waitForSelector('.sign-in-other >> text=Ask the owner of this server for an invitation link');
  assert.equal(await guest.page.locator('.sign-in >> text=Create account').count(), 0);
  await signIn(guest);
  const { invite_url: invitation } = await api(guest, 'GET', '/api/invite');
  const german = await visitor(browser, url(), { language: 'de' });
  await german.go(`/?${invitation.split('?')[1]}`);
  await german.page.waitForSelector('h1 >> text=Konto anlegen');
  await german.page.waitForSelector('.sign-in-other >> text=Sie haben ein Konto?');
  await german.go('/?token=used-up');
  await german.page.waitForSelector('.notice >> text=Diese Einladung gilt nicht mehr');
  assert.equal(await german.page.textContent('h1'), 'Anmelden');
  assert.equal(await german.page.locator('.sign-in >> text=Konto anlegen').count(), 0);
  assert.deepEqual(german.faults, []);
  await german.context.close();
});

describe('signed in', () => {
  beforeEach(() => signIn(guest));

  test('a project from a template with two pasted texts', async () => {
    await guest.page.click('[data-tour=create]');
    await guest.page.fill('dialog input.input', 'My first one');
    await guest.page.click('.template >> text=Text classification');
    await guest.page.fill('dialog textarea', 'One\n\nTwo 🎉');
    await guest.page.click('dialog footer .primary');
    await guest.page.waitForSelector('.grid-row[data-task]:nth-child(2)');
    const id = Number(guest.page.url().split('/').at(-1));
    const made = await api(guest, 'GET', `/api/projects/${id}/`);
    assert.equal(made.title, 'My first one');
    assert.match(made.label_config, /<Choices name="sentiment"/);
    const { tasks } = await api(guest, 'GET', `/api/tasks/?project=${id}`);
    assert.deepEqual(tasks.map((task) => task.data.text).sort(), ['One', 'Two 🎉']);
  });

  test('a project with a file is looked over like every import, and stands whatever becomes of the file', async () => {
    const begin = async (title, name, content) => {
      await guest.go('/projects');
      await guest.page.click('[data-tour=create]');
      await guest.page.fill('dialog input.input', title);
      await guest.page.setInputFiles('dialog input[type=file]', {
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      });
      await guest.page.click('dialog footer .primary');
      await guest.page.getByLabel('Read as', { exact: true }).waitFor();
    };
    await begin('With a file', 'rows.csv', 'note,sentence\nfirst,Ann sings.\nsecond,Lee 🎉\n');
    assert.equal(await guest.page.getByLabel('Column for "text"', { exact: true }).inputValue(), 'sentence');
    await guest.page.click('dialog footer .primary');
    await guest.page.waitForSelector('.grid-row[data-task]:nth-child(2)');
    const id = Number(/projects\/(\d+)/.exec(guest.page.url())[1]);
    const { tasks } = await api(guest, 'GET', `/api/tasks/?project=${id}`);
    assert.deepEqual(tasks.map((task) => task.data.text).sort(), ['Ann sings.', 'Lee 🎉']);
    await begin('With a broken file', 'rows.jsonl', '{"text": "good"}\n{"nope": 1}\n');
    await guest.page.click('dialog footer .primary');
    await guest.page.waitForSelector('dialog .refused tbody tr');
    assert.match(await guest.page.textContent('dialog .refused'), /1 row is wrong.*2data\.text"text" key is expected/s);
    await guest.page.keyboard.press('Escape');
    await guest.page.waitForURL(/projects\/\d+$/);
    await guest.page.waitForSelector('h1 >> text=With a broken file');
  });

  test('a second Enter while a project is being made does not make another', async () => {
    const title = `Once ${Math.random().toString(36).slice(2, 8)}`;
    let posts = 0;
    await guest.page.route('**/api/projects/', async (route) => {
      if (route.request().method() === 'POST') posts++;
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await guest.page.click('[data-tour=create]');
    await guest.page.fill('dialog input.input', title);
    await press(guest, 'Enter', 'Enter');
    await guest.page.waitForSelector('.tabs');
    assert.equal(posts, 1);
    const { results } = await api(guest, 'GET', '/api/projects/?page_size=1000');
    assert.equal(results.filter((made) => made.title === title).length, 1);
  });

  test('labels are added by hand, a broken XML is refused with its place', async () => {
    const made = await project(guest, NER, ['x']);
    await guest.go(`/projects/${made.id}/settings/labels`);
    await guest.page.locator('text=Add a label').first().click();
    await guest.page.locator('.label-line input.grow').nth(3).fill('Made & up');
    await guest.page.locator('.label-line input[type=color]').nth(3).fill('#ff8800');
    await guest.page.click('text=Save labels');
    await until(async () =>
      (await api(guest, 'GET', `/api/projects/${made.id}/`)).label_config.includes('Made &amp; up'),
    );
    assert.match(
      (await api(guest, 'GET', `/api/projects/${made.id}/`)).label_config,
      /<Label value="Made &amp; up" background="#ff8800"\/>/,
    );
    await guest.page.click('.segmented >> text=XML');
    await guest.page.locator('.cm-content').click();
    await press(guest, 'Control+End');
    await guest.page.keyboard.type('<oops');
    await guest.page.waitForSelector('.finding.error');
    assert.equal(await guest.page.locator('button:has-text("Save labels")').isDisabled(), true);
  });

  test('tasks are found, filtered and deleted', async () => {
    const made = await project(guest, NER, ['Alpha one', 'Beta two', 'Alpha three']);
    await guest.go(`/projects/${made.id}`);
    await guest.page.fill('.table-tools input[type=search]', 'alpha');
    await guest.page.waitForFunction(() => document.querySelectorAll('.grid-row[data-task]').length === 2);
    await guest.page.locator('.grid-row input[type=checkbox]').first().check();
    await guest.page.click('.table-tools >> text=Actions');
    await guest.page.click('[data-action=delete_tasks]');
    await guest.page.click('dialog footer .danger');
    await until(async () => (await api(guest, 'GET', `/api/projects/${made.id}/`)).task_number === 2);
  });

  test('a project is deleted only after its name was typed', async () => {
    const made = (await project(guest, NER, []).catch(() => null)) ?? (await project(guest, NER, ['x']));
    const { title } = await api(guest, 'GET', `/api/projects/${made.id}/`);
    await guest.go(`/projects/${made.id}/settings/danger`);
    await guest.page.fill('.danger-zone input', `${title}x`);
    assert.equal(await guest.page.locator('.danger-zone button').isDisabled(), true);
    await guest.page.fill('.danger-zone input', title);
    await guest.page.click('.danger-zone button');
    await guest.page.waitForURL('**/projects');
  });

  test('an invitation', async () => {
    await guest.go('/people');
    await guest.page.click('.page-head .primary');
    await guest.page.waitForSelector('dialog .copy-line input');
    assert.match(await guest.page.inputValue('dialog .copy-line input'), /\/user\/signup\/\?token=/);
  });

  test('the dark theme and German stay after a reload', async () => {
    await guest.go('/account');
    await guest.page.click('[aria-haspopup=dialog]');
    await guest.page.click('.menu >> text=Dark');
    await guest.page.click('.menu >> text=Deutsch');
    await guest.page.waitForSelector('h1:has-text("Zugangsschlüssel")');
    assert.equal(await guest.page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    assert.equal(await guest.page.evaluate(() => localStorage.getItem('tagloop.language')), 'de');
  });
});

test('the tour is shown once and can be left', async () => {
  const newcomer = await visitor(browser, url(), { toured: false });
  await signIn(newcomer);
  await newcomer.page.waitForSelector('.tour');
  await newcomer.page.keyboard.press('Escape');
  await newcomer.page.waitForSelector('.tour', { state: 'detached' });
  await newcomer.page.reload();
  await newcomer.page.waitForSelector('.page-head');
  assert.equal(await newcomer.page.locator('.tour').count(), 0);
  await newcomer.context.close();
});

test('two tabs of one person on one task warn each other', async () => {
  await signIn(guest);
  const made = await project(guest, NER, ['Marie met Paul.']);
  await open(guest, made, made.tasks[0]);
  const second = await guest.context.newPage();
  await second.goto(`${url()}/projects/${made.id}/label/${made.tasks[0]}`);
  await second.waitForSelector('.toast');
  assert.match(await second.textContent('.toast'), /another tab/);
});
