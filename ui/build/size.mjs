// Prints what a first visit loads (scripts and styles named by index.html, gzip -9) and fails above the budget.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const BUDGET_KIB = 220;
const folder = new URL('../target/web/', import.meta.url);
const html = await readFile(new URL('index.html', folder), 'utf8');
const names = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
let total = 0;
for (const name of names) {
  const size = gzipSync(await readFile(new URL(name, folder)), { level: 9 }).length;
  total += size;
  console.log(`${(size / 1024).toFixed(1).padStart(7)} KiB gzip  ${name}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(7)} KiB gzip  in all (budget ${BUDGET_KIB})`);
process.exit(total / 1024 <= BUDGET_KIB ? 0 : 1);
