// A real Chromium on a real page. Every fault that the page reports is collected: a test that ends with one has failed.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const CANDIDATES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function options() {
  const executablePath = CANDIDATES.find((path) => path && existsSync(path));
  if (!executablePath)
    throw new Error('No Chromium found. Install it (apt-get install chromium) or set CHROMIUM to its path.');
  return { executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] };
}

/** A Chromium of this process, or the one that `run.mjs` has started for all files. */
export async function launch() {
  const shared = process.env.TAGLOOP_CHROMIUM;
  return shared ? chromium.connect(shared) : chromium.launch(options());
}

/** A Chromium that other processes share; each sees only what it has opened there. */
export const serveBrowser = () => chromium.launchServer(options());

/** A fresh visitor; `faults` grows with script errors and violations of the policy. */
export async function visitor(
  browser,
  url,
  { theme = 'light', width = 1440, height = 900, toured = true, language = 'en', more = {} } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    colorScheme: theme,
    ...more,
  });
  await context.addInitScript(
    ([tour, lang]) => {
      // The browser's own page about a lost network has no storage.
      if (!location.protocol.startsWith('http')) return;
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      );
      if (tour) localStorage.setItem('tagloop.toured', '1');
      localStorage.setItem('tagloop.language', lang);
    },
    [toured, language],
  );
  const page = await context.newPage();
  const faults = [];
  const pending = new Set();
  page.on('request', (request) => request.resourceType() !== 'eventsource' && pending.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => pending.delete(request));
  page.on('pageerror', (error) => faults.push(error.stack ?? String(error)));
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !/40\d|Failed to load resource|net::ERR/.test(message.text()) &&
      faults.push(message.text()),
  );
  return { context, page, faults, pending, url, go: (path) => page.goto(url + path) };
}

/** How often in a row nothing may be on its way: what has come makes the page ask for more. */
const QUIET_ROUNDS = 3;

/** Waits until the page has all that it asked for, has drawn it, and nothing moves any more. */
export async function settled({ page, pending }) {
  for (let quiet = 0; quiet < QUIET_ROUNDS;) {
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(resolve), 15))),
    );
    quiet = pending.size === 0 ? quiet + 1 : 0;
  }
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ends = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
      .map(({ finished }) => finished.catch(() => null));
    await Promise.all(ends);
  });
}

export async function signIn(guest, email = 'ann@example.org') {
  await guest.go('/');
  await guest.page.fill('input[type=email]', email);
  await guest.page.fill('input[type=password]', 'password');
  await guest.page.click('button[type=submit]');
  await guest.page.waitForSelector('.project-grid, .empty');
}
