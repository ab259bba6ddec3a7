// Three people label the same tasks, a fourth decides where they differ. Needs a real server (TAGLOOP_URL).
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { violations } from './axe.mjs';
import { launch, signIn, visitor } from './browser.mjs';
import { api, press, project, spans } from './work.mjs';

const url = process.env.TAGLOOP_URL;
let browser;
after(() => browser?.close());

// The tall letters of emoji, a combining mark, lines of another system and right to left before what is marked.
const TEXT = 'Ann 👩🏽‍🚀 met Bob.\r\nCafe\u0301 in שלום, Rome: Acme pays.';
const NER = `<View><Labels name="ner" toName="text"><Label value="PER"/><Label value="ORG"/><Label value="LOC"/></Labels>
<Text name="text" value="$text"/>
<Choices name="tone" toName="text"><Choice value="calm"/><Choice value="loud"/></Choices></View>`;

const at = (word) => {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(word))).length;
  return { start, end: start + Array.from(word).length, text: word };
};
const mark = (word, label) => ({
  id: `${word}${label}`,
  from_name: 'ner',
  to_name: 'text',
  type: 'labels',
  value: { ...at(word), labels: [label] },
});
const tone = (choice) => ({
  id: 'tone',
  from_name: 'tone',
  to_name: 'text',
  type: 'choices',
  value: { choices: [choice] },
});

/** A further member, by the invitation of the first. */
async function join(ann, name) {
  const { invite_url: invitation } = await api(ann, 'GET', '/api/invite');
  const guest = await visitor(browser, url);
  await guest.go('/');
  await guest.page.evaluate(
    async ([path, address]) => {
      await fetch(path);
      const token = document.cookie
        .split('; ')
        .find((cookie) => cookie.startsWith('csrftoken='))
        .slice(10);
      await fetch(path, {
        method: 'POST',
        body: new URLSearchParams({ email: address, password: 'password', csrfmiddlewaretoken: token }),
        redirect: 'manual',
      });
    },
    [invitation, `${name}${Date.now()}@example.org`],
  );
  await guest.page.reload();
  await guest.page.waitForSelector('.project-grid, .empty');
  return guest;
}

const answer = (guest, task, ...result) => api(guest, 'POST', `/api/tasks/${task}/annotations/`, { result });

test(
  'a fourth person decides by keyboard alone what three disagree on',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    browser = await launch();
    const ann = await visitor(browser, url);
    await signIn(ann);
    const bob = await join(ann, 'bob');
    const cid = await join(ann, 'cid');
    const dora = await join(ann, 'dora');
    const made = await project(ann, NER, [TEXT, TEXT, TEXT]);
    const [much, little, agreed] = made.tasks;
    await answer(ann, much, mark('Ann', 'PER'), mark('Acme', 'ORG'), mark('Rome', 'LOC'), tone('calm'));
    await answer(bob, much, mark('Ann', 'PER'), mark('Acme', 'PER'), tone('loud'));
    await answer(cid, much, mark('Ann', 'PER'), mark('Acme', 'ORG'), tone('calm'));
    await answer(ann, little, mark('Bob', 'PER'));
    await answer(bob, little, mark('Bob', 'ORG'));
    for (const who of [ann, bob]) await answer(who, agreed, mark('Ann', 'PER'));

    const { page } = dora;
    await dora.go(`/projects/${made.id}/review`);
    await page.waitForSelector('.review-tasks');
    const rows = await page.locator('.review-tasks tbody tr').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.replace(/\s+/g, ' ').trim()),
      [`Task ${much} 3 4 3`, `Task ${little} 1 1 2`, `Task ${agreed} 0 1 2`],
    );
    assert.deepEqual(await violations(page), []);
    if (process.env.TAGLOOP_LOOK) await page.screenshot({ path: `${process.env.TAGLOOP_LOOK}/review.png` });

    await page.getByRole('link', { name: 'Adjudicate', exact: true }).focus();
    await press(dora, 'Enter');
    await page.waitForSelector('.dispute');
    assert.equal(await page.locator('.adjudicate-voice').count(), 3);
    assert.match(await page.locator('.dispute h2').innerText(), /1 of 3/);
    assert.deepEqual(await violations(page), []);
    if (process.env.TAGLOOP_LOOK) await page.screenshot({ path: `${process.env.TAGLOOP_LOOK}/adjudicate.png` });
    // Rome: nothing; undone, and taken after all. Then Acme and the tone.
    await press(dora, '0');
    assert.match(await page.locator('.dispute h2').innerText(), /2 of 3/);
    await press(dora, 'u');
    assert.match(await page.locator('.dispute h2').innerText(), /1 of 3/);
    await press(dora, '1', '1', '2');
    assert.match(await page.locator('.adjudicate-progress').innerText(), /3 of 3/);
    await press(dora, 'Control+Enter');
    await page.waitForURL(`**/adjudicate/${little}?*`);
    const { annotations } = await api(dora, 'GET', `/api/tasks/${much}/`);
    const truth = annotations.find(({ ground_truth: right }) => right);
    assert.deepEqual(spans(truth.result, TEXT).toSorted(), [
      `LOC:Rome@${at('Rome').start}-${at('Rome').end}`,
      `ORG:Acme@${at('Acme').start}-${at('Acme').end}`,
      'PER:Ann@0-3',
    ]);
    assert.deepEqual(truth.result.find(({ type }) => type === 'choices').value, { choices: ['loud'] });
    const origin = await api(dora, 'GET', `/api/tagloop/annotations/${truth.id}/provenance`);
    assert.equal(origin.adjudication.method, 'hand');
    assert.deepEqual(
      origin.regions.map(({ region, decided }) => `${region} ${decided}`),
      ['AnnPER false', 'RomeLOC true', 'AcmeORG true', 'tone true'],
    );

    // E stores what is decided and opens it in the editor.
    await page.waitForSelector('.dispute');
    await press(dora, '2', 'e');
    await page.waitForURL(`**/label/${little}?annotation=*`);
    await page.waitForSelector('.label-screen .mark');
    assert.match(await page.locator('.label-screen .mark').first().innerText(), /Bob/);

    // The rest is decided by a rule, after a look at what it would do; then it is taken back.
    await ann.go(`/projects/${made.id}/review`);
    await ann.page.getByRole('button', { name: 'Preview' }).click();
    await ann.page.waitForSelector('text=It would decide 1 of 1 task');
    await ann.page.getByRole('button', { name: 'Decide 1 task' }).click();
    await ann.page.waitForSelector('text=Nothing waits for a decision');
    await ann.page.getByRole('button', { name: 'Take it back' }).click();
    await ann.page.waitForSelector(`.review-tasks >> text=Task ${agreed}`);
    assert.deepEqual(await violations(ann.page), []);
    assert.deepEqual([...ann.faults, ...dora.faults], []);
    await browser.close();
  },
);
