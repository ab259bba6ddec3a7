// Runs the files of the browser tests: two at a time where they may, all of them in one Chromium, and says how long each took.
// node e2e/run.mjs [file or its name]...: without one, all of them.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveBrowser } from './browser.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const AT_A_TIME = Number(process.env.TAGLOOP_E2E_AT_A_TIME ?? 2);

/** What the files of a group share: they run one after the other. The longest groups begin first. */
const GROUPS = {
  // One training at a time runs on a server: a second one would only wait for it.
  training: 'learner stopping annotators quality order refresh models jobs'.split(' '),
  // Both look at every page on the same sample projects.
  everywhere: ['pages', 'sizes'],
  // What they change holds for the whole server.
  server: 'keep people projects team doors dashboard movein'.split(' '),
};

const all = readdirSync(HERE)
  .filter((name) => name.endsWith('.test.mjs'))
  .map((name) => name.slice(0, -'.test.mjs'.length))
  .filter((name) => name !== 'slice');
const asked = process.argv.slice(2).map((name) => basename(name).replace(/\.test\.mjs$/, ''));
const groupOf = (name) => Object.keys(GROUPS).find((group) => GROUPS[group].includes(name));
const rank = (name) => {
  const at = Object.values(GROUPS).flat().indexOf(name);
  return at < 0 ? Infinity : at;
};
const waiting = (asked.length > 0 ? asked : all).toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
const busy = new Set();
const results = [];

const chromium = await serveBrowser();
const began = Date.now();
try {
  await new Promise((resolve) => {
    const next = () => {
      while (busy.size < AT_A_TIME) {
        const running = new Set([...busy].map(groupOf).filter(Boolean));
        const at = waiting.findIndex((name) => !running.has(groupOf(name)));
        if (at < 0) break;
        const [name] = waiting.splice(at, 1);
        busy.add(name);
        void run(name).then((result) => {
          busy.delete(name);
          results.push(result);
          tell(result);
          next();
        });
      }
      if (busy.size === 0) resolve();
    };
    next();
  });
} finally {
  await chromium.close();
}
const failed = results.filter(({ code }) => code !== 0);
console.log(`${results.length} files in ${seconds(Date.now() - began)}`);
for (const { name, took } of results.toSorted((a, b) => b.took - a.took).slice(0, 10))
  console.log(`  ${seconds(took).padStart(8)}  ${name}`);
if (failed.length > 0) console.log(`failed: ${failed.map(({ name }) => name).join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function run(name) {
  return new Promise((resolve) => {
    const since = Date.now();
    const child = spawn(process.execPath, ['--test', '--test-reporter=spec', `${HERE}${name}.test.mjs`], {
      env: { ...process.env, TAGLOOP_CHROMIUM: chromium.wsEndpoint() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (code) => resolve({ name, code, output, took: Date.now() - since }));
  });
}

/** A file that passed takes one line; the others all of theirs. */
function tell({ name, code, output, took }) {
  const count = (word) => Number(new RegExp(`^ℹ ${word} (\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : '';
  console.log(`${code === 0 ? '✔' : '✖'} ${name}: ${count('pass')} passed${skipped}, ${seconds(took)}`);
  if (code !== 0 || process.env.TAGLOOP_E2E_ALL) console.log(output);
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
