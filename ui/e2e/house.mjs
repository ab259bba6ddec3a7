// What every test file needs: a server and a browser, for the whole file.
import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { start } from '../devserver/main.mjs';

export let browser;
let own;

/** The server under test: the one that TAGLOOP_URL names, else a stand-in of our own. */
export const url = () => process.env.TAGLOOP_URL || own.url;

before(async () => {
  own = process.env.TAGLOOP_URL ? null : await start(0);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  own?.server.close();
  own?.server.closeAllConnections();
});
