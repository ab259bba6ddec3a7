// Every page and every dialog of the program: how to get there. They are looked at (look.mjs) and checked (pages.test.mjs).
export const PAGES = {
  projects: async ({ go }) => go('/projects'),
  create: async ({ go, page }) => {
    await go('/projects');
    await page.click('[data-tour=create]');
  },
  tasks: async ({ go }) => go('/projects/9'),
  label: async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
    await page.keyboard.press('Tab');
  },
  accepted: async ({ go, page }) => {
    await go('/projects/9/label/25');
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
  versions: async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
    await page.keyboard.press('h');
  },
  comments: async ({ go, page }) => {
    await go('/projects/9/label/36');
    await page.waitForSelector('.comment');
    await page.locator('.region-pick').first().click();
    await page.click('.comments header button');
  },
  history: async ({ go, page }) => {
    await go('/projects/9/label/36');
    await page.waitForSelector('.mark');
    await page.keyboard.press('h');
    await page.click('dialog >> text=History');
    await page.click('.version-list >> text=Version 3');
    await page.waitForSelector('.region-diff');
  },
  conflict: async ({ go, page }) => {
    await go('/projects/9/label/36');
    await page.waitForSelector('.mark');
    await page.evaluate(async () => {
      await fetch('/api/annotations/1', {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ lead_time: 40 }),
      });
    });
    await page.locator('.region-pick').first().click();
    await page.keyboard.press('2');
    await page.keyboard.press('Control+Enter');
    await page.click('dialog summary');
    await page.waitForSelector('.region-diff');
  },
  help: async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
    await page.keyboard.press('?');
  },
  dialogue: async ({ go }) => go('/projects/4/label'),
  qa: async ({ go }) => go('/projects/6/label'),
  summary: async ({ go }) => go('/projects/5/label'),
  taxonomy: async ({ go }) => go('/projects/7/label'),
  pairwise: async ({ go }) => go('/projects/3/label'),
  ranking: async ({ go }) => go('/projects/2/label'),
  html: async ({ go }) => go('/projects/1/label'),
  classification: async ({ go }) => go('/projects/8/label'),
  general: async ({ go }) => go('/projects/9/settings'),
  editor: async ({ go, page }) => {
    await go('/projects/9/settings/labels');
    await page.waitForSelector('.label-line');
  },
  code: async ({ go, page }) => {
    await go('/projects/9/settings/labels');
    await page.waitForSelector('.label-line');
    await page.click('.segmented >> text=XML');
  },
  queue: async ({ go }) => go('/projects/9/settings/queue'),
  danger: async ({ go }) => go('/projects/9/settings/danger'),
  people: async ({ go }) => go('/people'),
  account: async ({ go }) => go('/account'),
  menu: async ({ go, page }) => {
    await go('/account');
    await page.click('[aria-haspopup=dialog]');
  },
  missing: async ({ go }) => go('/nowhere'),
  import: async ({ go, page }) => {
    await go('/projects/9');
    await page.click('.page-head .button:not(.primary)');
  },
  'label-suggestion': async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
  },
  instructions: async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
    await page.keyboard.press('i');
  },
  skip: async ({ go, page }) => {
    await go('/projects/9/label/26');
    await page.waitForSelector('.span-text');
    await page.keyboard.press('s');
  },
  assign: async ({ go, page }) => {
    await go('/projects/9');
    await page.locator('tbody input[type=checkbox]').first().check();
    await page.click('.table-tools >> text=Assign');
    await page.waitForSelector('dialog .choice');
  },
  roles: async ({ go, page }) => {
    await go('/projects/9/settings/roles');
    await page.waitForSelector('.person-row');
    await page.getByLabel('Use roles').check();
  },
  assignments: async ({ go, page }) => {
    await go('/projects/9/settings/assignments');
    await page.waitForSelector('.person-row');
  },
  duplicate: async ({ go, page }) => {
    await go('/projects/9/settings/general');
    await page.click('.row-section button');
  },
  migrate: async ({ go, page }) => {
    await go('/projects/9/settings/labels');
    await page.click('text=Rename or merge');
    await page.getByLabel('New name of PERSON').fill('NAME');
    await page.getByLabel('New name of ORGANISATION').fill('NAME');
    await page.waitForSelector('dialog .notice');
  },
  'trash-empty': async ({ go }) => go('/projects/1/settings/trash'),
  trash: async ({ go, page }) => {
    await go('/trash');
    await page.waitForSelector('.trash-item');
  },
};
