// A server with an account for the tests, in a folder of its own: the one that TAGLOOP_URL names, the program that
// TAGLOOP_COMMAND starts (such as "java -jar tagloop.jar"), or else a stand-in.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../devserver/main.mjs';

const ACCOUNT = ['--username', 'ann@example.org', '--password', 'password'];

/** Its address, and how to stop it. */
export async function program() {
  if (process.env.TAGLOOP_URL) return { url: process.env.TAGLOOP_URL, stop: async () => undefined };
  if (process.env.TAGLOOP_COMMAND) return started(process.env.TAGLOOP_COMMAND.split(/\s+/));
  const { url, server } = await start(0);
  return { url, stop: async () => (server.close(), server.closeAllConnections()) };
}

async function started([command, ...args]) {
  const data = mkdtempSync(join(tmpdir(), 'tagloop-e2e-'));
  const child = spawn(command, [...args, 'server', '--port', '0', '--data-dir', data, ...ACCOUNT], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  let output = '';
  const url = await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        const address = /listens on (http:\/\/[\w.:]+)/.exec(output);
        if (address) resolve(address[1]);
      });
    child.on('error', reject);
    void ended.then((code) => reject(new Error(`The program ended with ${code}:\n${output}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill();
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}
