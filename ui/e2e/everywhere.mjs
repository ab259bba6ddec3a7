// Every page and every dialog of the program: how to get there. They are looked at (look.mjs) and checked (pages.test.mjs).
import { api } from './work.mjs';

/** Each gets a guest and the addresses of `world.mjs`. */
export const PAGES = {
  projects: async ({ go }, w) => go('/projects'),
  create: async ({ go, page }, w) => {
    await go('/projects');
    await page.click('[data-tour=create]');
  },
  tasks: async ({ go, page }, w) => {
    await go(`/projects/${w.news}`);
    await page.waitForSelector('.grid-row[data-task]');
  },
  'table-filters': async ({ go, page }, w) => {
    await go(`/projects/${w.news}`);
    await page.waitForSelector('.grid-row[data-task]');
    await page.click('.table-tools >> text=/^Filter/');
    await page.click('.filter-panel button');
    await page.click('.filter-panel .row button');
    await page.locator('.filter-line .input').first().fill('the');
  },
  'table-columns': async ({ go, page }, w) => {
    await go(`/projects/${w.news}`);
    await page.waitForSelector('.grid-row[data-task]');
    await page.click('.table-tools >> text=/^Columns|^Spalten/');
    await page.waitForSelector('.column-list');
  },
  'table-task': async ({ go, page }, w) => {
    await go(`/projects/${w.news}?task=${w.talked}`);
    await page.waitForSelector('.task-drawer .span-text');
    // On a small window the task covers them.
    await page.waitForSelector('.grid-row[data-task]', { state: 'attached' });
  },
  'table-action': async ({ go, page }, w) => {
    await go(`/projects/${w.news}`);
    await page.locator('.grid-row input[type=checkbox]').first().check();
    await page.click('.table-tools >> text=/^Actions|^Aktionen/');
    await page.click('[data-action=delete_tasks]');
    await page.waitForSelector('.preview');
  },
  label: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.story}`);
    await page.waitForSelector('.mark');
    await page.keyboard.press('Tab');
  },
  accepted: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.story}`);
    await page.waitForSelector('.mark');
    await page.keyboard.press('Shift+A');
    for (const [from, to] of [
      ['Marie Lefèvre', 'Banque Centrale de Lyon'],
      ['Orion', 'Nordwind Systems'],
    ]) {
      await page.locator('.region-pick', { hasText: from }).first().click();
      await page.keyboard.press('r');
      await page.locator('.region-pick', { hasText: to }).first().click();
    }
    await page.locator('.relation-row select').first().selectOption('works for');
    await page.locator('.region-pick', { hasText: 'Marie Lefèvre' }).first().click();
  },
  versions: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.story}`);
    await page.waitForSelector('.mark');
    await page.keyboard.press('h');
  },
  comments: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.talked}`);
    await page.waitForSelector('.comment');
    await page.locator('.region-pick').first().click();
    await page.click('.comments header button');
  },
  'comment-waiting': async ({ go, page }, w) => {
    await page.route('**/api/tagloop/comments', (route) => route.abort(), { times: 3 });
    await go(`/projects/${w.news}/label/${w.simple}`);
    await page.waitForSelector('.span-text');
    await page.keyboard.press('c');
    await page.waitForSelector('.comment-form textarea:focus');
    await page.keyboard.type('Is this a product?');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.comment.waiting');
  },
  history: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.talked}`);
    await page.waitForSelector('.mark');
    await page.keyboard.press('h');
    await page.click('dialog >> text=History');
    await page.click('.version-list >> text=Version 3');
    await page.waitForSelector('.region-diff');
  },
  conflict: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.talked}`);
    await page.waitForSelector('.mark');
    const { annotations } = await api({ page }, 'GET', `/api/tasks/${w.talked}/`);
    await api({ page }, 'PATCH', `/api/annotations/${annotations[0].id}/`, {
      result: annotations[0].result,
      lead_time: annotations[0].lead_time + 1,
    });
    await page.locator('.region-pick').first().click();
    await page.keyboard.press('2');
    await page.keyboard.press('Control+Enter');
    await page.click('dialog summary');
    await page.waitForSelector('.region-diff');
  },
  help: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.story}`);
    await page.waitForSelector('.mark');
    await page.keyboard.press('?');
  },
  dialogue: async ({ go }, w) => go(`/projects/${w.ids.Dialogue}/label`),
  qa: async ({ go }, w) => go(`/projects/${w.ids.Questions}/label`),
  summary: async ({ go }, w) => go(`/projects/${w.ids.Summarization}/label`),
  taxonomy: async ({ go }, w) => go(`/projects/${w.ids.Multilabel}/label`),
  pairwise: async ({ go }, w) => go(`/projects/${w.ids.Pairwise}/label`),
  ranking: async ({ go }, w) => go(`/projects/${w.ids.Ranking}/label`),
  html: async ({ go }, w) => go(`/projects/${w.ids.Html}/label`),
  classification: async ({ go }, w) => go(`/projects/${w.ids.Classification}/label`),
  general: async ({ go }, w) => go(`/projects/${w.news}/settings`),
  editor: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/settings/labels`);
    await page.waitForSelector('.label-line');
  },
  code: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/settings/labels`);
    await page.waitForSelector('.label-line');
    await page.click('.segmented >> text=XML');
  },
  learner: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/models`);
    await page.waitForSelector('[data-serving]');
    await page.click('.training-options > summary');
  },
  version: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/models`);
    await page.waitForSelector('[data-serving]');
    const details = page.getByRole('button', { name: /^Details of/ }).first();
    await details.click({ timeout: 2000 }).catch(() => undefined);
  },
  compare: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/models`);
    await page.waitForSelector('[data-serving]');
    await page.click('#versions >> .. >> .. >> text=Compare', { timeout: 2000 }).catch(() => undefined);
  },
  unsuitable: async ({ go, page }, w) => {
    await go(`/projects/${w.ids.Classification}/models`);
    await page.waitForSelector('[data-serving]');
  },
  jobs: async ({ go, page }, w) => {
    await go('/jobs');
    await page.waitForSelector('.job, .empty');
  },
  'jobs-project': async ({ go, page }, w) => {
    await go(`/projects/${w.news}/jobs`);
    await page.waitForSelector('.job, .empty');
    const log = page.locator('.job [aria-expanded=false]').first();
    if (await log.isVisible()) await log.click();
  },
  queue: async ({ go }, w) => go(`/projects/${w.news}/settings/queue`),
  models: async ({ go }, w) => go(`/projects/${w.news}/settings/models`),
  webhooks: async ({ go, page }, w) => {
    const [hook] = await api({ page }, 'GET', `/api/webhooks/?project=${w.news}`);
    if (!hook) {
      const url = 'http://127.0.0.1:9/hook';
      const { id } = await api({ page }, 'POST', '/api/webhooks/', { project: w.news, url });
      await api({ page }, 'POST', `/api/tagloop/projects/${w.news}/webhooks/${id}/test`, {});
    }
    await go(`/projects/${w.news}/settings/webhooks`);
    await page.waitForSelector('.webhook-item');
  },
  'webhook-form': async (guest, w) => {
    await PAGES.webhooks(guest, w);
    await guest.page.click('.webhook-item >> text=Change');
    await guest.page.getByLabel('Tell of everything').uncheck();
    await guest.page.click('dialog >> text=Make one');
  },
  'webhook-messages': async (guest, w) => {
    await PAGES.webhooks(guest, w);
    await guest.page.click('.webhook-item >> text=Messages');
    await guest.page.waitForSelector('.delivery-table');
  },
  danger: async ({ go }, w) => go(`/projects/${w.news}/settings/danger`),
  people: async ({ go }, w) => go('/people'),
  server: async ({ go, page }) => {
    await go('/server');
    await page.waitForSelector('#ways-out-title');
  },
  account: async ({ go }, w) => go('/account'),
  menu: async ({ go, page }, w) => {
    await go('/account');
    await page.click('[aria-haspopup=dialog]');
  },
  missing: async ({ go }, w) => go('/nowhere'),
  import: async ({ go, page }, w) => {
    await go(`/projects/${w.news}`);
    await page.click('.page-head .button:not(.primary)');
  },
  'import-hub': async ({ go, page }, w) => {
    await go(`/projects/${w.news}`);
    await page.click('.page-head >> text=Import');
    await page.click('dialog >> text=Hugging Face');
    await page.waitForSelector('.hub-address');
    if (process.env.TAGLOOP_URL) return;
    await page.fill('.hub-address input', 'wikiann/en');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.hub-rows');
  },
  'create-hub': async ({ go, page }, w) => {
    await go('/projects');
    await page.click('[data-tour=create]');
    await page.click('dialog >> text=Hugging Face');
    await page.waitForSelector('.hub-address');
    // The data sets are the stand-in's.
    if (process.env.TAGLOOP_URL) return;
    await page.fill('.hub-address input', 'wikiann/en');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.hub-rows');
    await page.click('dialog footer .primary');
    await page.waitForSelector('.hub-preview li');
  },
  export: async ({ go, page }, w) => {
    await go(`/projects/${w.news}`);
    await page.click('.page-head >> text=Export');
    await page.waitForSelector('dialog [data-format=CSV]');
    await page.click('dialog [data-format=CSV]');
    await page.click('dialog summary');
  },
  exports: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/exports`);
    await page.waitForSelector('[data-file=CSV][data-status=completed]');
  },
  'exports-empty': async ({ go, page }, w) => {
    await go(`/projects/${w.ids.Html}/exports`);
    await page.waitForSelector('.empty');
  },
  snapshot: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/exports`);
    await page.click('section >> text=New snapshot');
    await page.waitForSelector('dialog .snapshot-filters');
  },
  'label-suggestion': async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.story}`);
    await page.waitForSelector('.mark');
  },
  instructions: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.story}`);
    await page.waitForSelector('.mark');
    await page.keyboard.press('i');
  },
  skip: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/label/${w.simple}`);
    await page.waitForSelector('.span-text');
    await page.keyboard.press('s');
  },
  assign: async ({ go, page }, w) => {
    await go(`/projects/${w.news}`);
    await page.locator('.grid-row input[type=checkbox]').first().check();
    await page.click('.table-tools >> text=Assign');
    await page.waitForSelector('dialog .choice');
  },
  roles: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/settings/roles`);
    await page.waitForSelector('.person-row');
    await page.getByLabel('Use roles').check();
  },
  assignments: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/settings/assignments`);
    await page.waitForSelector('.person-row');
  },
  duplicate: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/settings/general`);
    await page.click('.row-section button');
  },
  migrate: async ({ go, page }, w) => {
    await go(`/projects/${w.news}/settings/labels`);
    await page.click('text=Rename or merge');
    await page.getByLabel('New name of PERSON').fill('NAME');
    await page.getByLabel('New name of ORGANISATION').fill('NAME');
    await page.waitForSelector('dialog .notice');
  },
  'trash-empty': async ({ go }, w) => go(`/projects/${w.ids.Html}/settings/trash`),
  trash: async ({ go, page }, w) => {
    await go('/trash');
    await page.waitForSelector('.trash-item');
  },
};
