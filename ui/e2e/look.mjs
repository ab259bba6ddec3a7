// Pictures of every page in both themes, for people to look at: node e2e/look.mjs [server address] [name part]
import { mkdirSync } from 'node:fs';
import { launch, signIn, visitor } from './browser.mjs';
import { start } from '../devserver/main.mjs';

const own = process.argv[2]?.startsWith('http') ? null : await start(0);
const url = own?.url ?? process.argv[2];
const only = process.argv[3] ?? '';
const folder = new URL('../target/screenshots/', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

const PAGES = {
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
};

const browser = await launch();
for (const theme of ['light', 'dark']) {
  const guest = await visitor(browser, url, { theme });
  await guest.go('/');
  await guest.page.waitForSelector('input[type=email]');
  if ('sign-in'.includes(only)) await guest.page.screenshot({ path: `${folder}sign-in-${theme}.png` });
  await signIn(guest);
  for (const [name, open] of Object.entries(PAGES)) {
    if (!name.includes(only)) continue;
    await open(guest);
    await guest.page.waitForLoadState('networkidle');
    await guest.page.waitForTimeout(250);
    await guest.page.screenshot({ path: `${folder}${name}-${theme}.png` });
  }
  if (guest.faults.length > 0) console.log(theme, guest.faults);
}
await browser.close();
own?.server.close();
own?.server.closeAllConnections();
