// Pictures of every page in both themes, for people to look at: node e2e/look.mjs [server address] [name part]
import { mkdirSync } from 'node:fs';
import { launch, signIn, visitor } from './browser.mjs';
import { start } from '../devserver/main.mjs';
import { PAGES } from './everywhere.mjs';
import { world } from './world.mjs';

const own = process.argv[2]?.startsWith('http') ? null : await start(0);
const url = own?.url ?? process.argv[2];
const only = process.argv[3] ?? '';
const folder = new URL('../target/screenshots/', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

const browser = await launch();
for (const theme of ['light', 'dark']) {
  const guest = await visitor(browser, url, { theme });
  await guest.go('/');
  await guest.page.waitForSelector('input[type=email]');
  if ('sign-in'.includes(only)) await guest.page.screenshot({ path: `${folder}sign-in-${theme}.png` });
  await signIn(guest);
  const where = await world(guest);
  for (const [name, open] of Object.entries(PAGES)) {
    if (!name.includes(only)) continue;
    await open(guest, where);
    await guest.page.waitForLoadState('networkidle');
    await guest.page.waitForTimeout(250);
    await guest.page.screenshot({ path: `${folder}${name}-${theme}.png` });
  }
  if (guest.faults.length > 0) console.log(theme, guest.faults);
}
await browser.close();
own?.server.close();
own?.server.closeAllConnections();
