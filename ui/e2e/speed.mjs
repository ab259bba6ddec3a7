// How long the labelling screen takes on long texts: node e2e/speed.mjs. Prints medians; nothing is asserted here.
import { launch, signIn, visitor } from './browser.mjs';
import { start } from '../devserver/main.mjs';
import { NER, project } from './work.mjs';

const WORDS =
  'the bank of Lyon said on Tuesday that Marie Lefèvre would leave Nordwind Systems for Kestrel after the summit in Lisbon'.split(
    ' ',
  );

/** About `length` characters, with a line feed every `perLine` words, or none. */
function textOf(length, perLine) {
  let text = '';
  for (let index = 0; text.length < length; index++)
    text += WORDS[(index * 7) % WORDS.length] + (perLine && index % perLine === perLine - 1 ? '\n' : ' ');
  return text.trim();
}

function task(length, count, perLine) {
  const text = textOf(length, perLine);
  const step = Math.floor(text.length / count);
  const result = Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    value: { start: index * step, end: index * step + 6, labels: [['PER', 'ORG', 'LOC'][index % 3]] },
  }));
  return {
    data: { text },
    predictions: [{ model_version: 'v1', score: 0.5, result: result.map((region) => ({ ...region, score: 0.9 })) }],
  };
}

const CASES = [
  ['20,000 characters, 500 spans', task(20_000, 500, 90)],
  ['20,000 in one line, 500 spans', task(20_000, 500, 0)],
  ['100,000 characters, 2,500 spans', task(100_000, 2500, 90)],
];
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const own = await start(0);
const browser = await launch();
const guest = await visitor(browser, own.url);
await signIn(guest);
for (const [name, item] of CASES) {
  const made = await project(guest, NER, [item]);
  await guest.go(`/projects/${made.id}`);
  await guest.page.waitForSelector('.task-table');
  const loads = [];
  for (let run = 0; run < 3; run++) {
    loads.push(
      await guest.page.evaluate(
        ([id, to]) =>
          new Promise((resolve) => {
            const began = performance.now();
            history.pushState(null, '', `/projects/${id}/label/${to}`);
            const look = () =>
              document.querySelector('.mark')
                ? requestAnimationFrame(() => resolve(performance.now() - began))
                : requestAnimationFrame(look);
            look();
          }),
        [made.id, made.tasks[0]],
      ),
    );
    if (run < 2) {
      await guest.page.goBack();
      await guest.page.waitForSelector('.task-table');
    }
  }
  const key = async (press) => {
    await guest.page.evaluate(() => {
      window.painted = new Promise((resolve) =>
        addEventListener(
          'keydown',
          (event) =>
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - event.timeStamp))),
          { capture: true, once: true },
        ),
      );
    });
    await guest.page.keyboard.press(press);
    return guest.page.evaluate(() => window.painted);
  };
  await guest.page.locator('.span-text').focus();
  const steps = [],
    adds = [],
    undos = [];
  for (let index = 0; index < 12; index++) {
    steps.push(await key('ArrowRight'));
    await key('ArrowRight');
    adds.push(await key('1'));
    await guest.page.waitForTimeout(30);
  }
  for (let index = 0; index < 12; index++) undos.push(await key('Control+z'));
  const all = await key('Shift+A');
  console.log(
    `${name}: open ${median(loads).toFixed(0)} ms; key to second frame: arrow ${median(steps).toFixed(0)}, add ${median(adds).toFixed(0)} (worst ${Math.max(...adds).toFixed(0)}), undo ${median(undos).toFixed(0)}, accept all ${all.toFixed(0)} ms`,
  );
}
// What the browser itself needs for a key in a bare field, on this machine at this moment.
await guest.page.evaluate(() =>
  document.body.insertAdjacentElement('afterbegin', document.createElement('textarea')).focus(),
);
const bare = [];
for (let index = 0; index < 12; index++) {
  await guest.page.evaluate(() => {
    window.painted = new Promise((resolve) =>
      addEventListener(
        'keydown',
        (event) =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - event.timeStamp))),
        {
          capture: true,
          once: true,
        },
      ),
    );
  });
  await guest.page.keyboard.press('x');
  bare.push(await guest.page.evaluate(() => window.painted));
}
console.log(`a bare textarea: ${median(bare).toFixed(0)} ms`);
await browser.close();
own.server.close();
own.server.closeAllConnections();
