// Every page in both themes: no violation of accessibility rules, no script error, no breach of the policy.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch, signIn, visitor } from './browser.mjs';
import { start } from '../devserver/main.mjs';

const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

const PAGES = {
  projects: async ({ go }) => go('/projects'),
  'new project': async ({ go, page }) => {
    await go('/projects');
    await page.click('[data-tour=create]');
  },
  tasks: async ({ go }) => go('/projects/9'),
  import: async ({ go, page }) => {
    await go('/projects/9');
    await page.click('.page-head .button:not(.primary)');
  },
  labelling: async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
  },
  'labelling with a chosen suggestion': async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
    await page.keyboard.press('Tab');
  },
  'labelling with everything accepted': async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
    await page.keyboard.press('Shift+A');
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
  },
  'all keys': async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
    await page.keyboard.press('?');
  },
  versions: async ({ go, page }) => {
    await go('/projects/9/label/25');
    await page.waitForSelector('.mark');
    await page.keyboard.press('h');
  },
  comments: async ({ go, page }) => {
    await go('/projects/9/label/36');
    await page.waitForSelector('.comment');
    await page.click('.comments header button');
  },
  history: async ({ go, page }) => {
    await go('/projects/9/label/36');
    await page.waitForSelector('.mark');
    await page.keyboard.press('h');
    await page.click('dialog >> text=History');
    await page.waitForSelector('.region-diff');
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
  hypertext: async ({ go }) => go('/projects/1/label'),
  ranking: async ({ go }) => go('/projects/2/label'),
  pairwise: async ({ go }) => go('/projects/3/label'),
  dialogue: async ({ go }) => go('/projects/4/label'),
  'summary and rating': async ({ go }) => go('/projects/5/label'),
  'question answering': async ({ go }) => go('/projects/6/label'),
  taxonomy: async ({ go }) => go('/projects/7/label'),
  classification: async ({ go }) => go('/projects/8/label'),
  settings: async ({ go }) => go('/projects/9/settings'),
  'label editor': async ({ go, page }) => {
    await go('/projects/9/settings/labels');
    await page.waitForSelector('.label-line');
  },
  'label editor as XML': async ({ go, page }) => {
    await go('/projects/9/settings/labels');
    await page.waitForSelector('.label-line');
    await page.click('.segmented >> text=XML');
  },
  'queue settings': async ({ go }) => go('/projects/9/settings/queue'),
  'danger zone': async ({ go }) => go('/projects/9/settings/danger'),
  people: async ({ go }) => go('/people'),
  account: async ({ go }) => go('/account'),
  'account menu': async ({ go, page }) => {
    await go('/account');
    await page.click('[aria-haspopup=dialog]');
  },
  'not found': async ({ go }) => go('/nowhere'),
};

let browser, own;
before(async () => {
  own = await start(0);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  own?.server.close();
  own?.server.closeAllConnections();
});

async function violations(page) {
  // Playwright's evaluate goes round the policy of the page, as a developer's console does.
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.failureSummary ?? ''}`),
  );
}

for (const theme of ['light', 'dark']) {
  describe(`in the ${theme} theme`, () => {
    let guest;
    before(async () => {
      guest = await visitor(browser, own.url, { theme });
      await guest.context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
        ),
      );
    });
    after(() => guest.context.close());
    test('sign-in has no violations', async () => {
      await guest.go('/');
      await guest.page.waitForSelector('input[type=email]');
      assert.deepEqual(await violations(guest.page), []);
      await signIn(guest);
    });
    for (const [name, open] of Object.entries(PAGES)) {
      test(`${name} has no violations`, async () => {
        await open(guest);
        await guest.page.waitForLoadState('networkidle');
        await guest.page.waitForTimeout(150);
        assert.deepEqual(await violations(guest.page), []);
        assert.deepEqual(guest.faults.splice(0), []);
      });
    }
  });
}
