// Three people label the same tasks, a fourth decides where they differ. Needs a real server (TAGLOOP_URL).
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { launch, signIn, visitor } from './browser.mjs';
import { addressOf, api, drag, invited, press, project, spans, until } from './work.mjs';

const url = process.env.TAGLOOP_URL;
let browser;
before(async () => {
  if (url) browser = await launch();
});
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

const answer = (guest, task, ...result) => api(guest, 'POST', `/api/tasks/${task}/annotations/`, { result });

test(
  'a fourth person decides by keyboard alone what three disagree on',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const ann = await visitor(browser, url);
    await signIn(ann);
    const bob = await invited(browser, ann, addressOf('bob'));
    const cid = await invited(browser, ann, addressOf('cid'));
    const dora = await invited(browser, ann, addressOf('dora'));
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
  },
);

test(
  'who gets an answer back sees why, puts it right, and it waits again',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const ann = await visitor(browser, url);
    await signIn(ann);
    const bob = await invited(browser, ann, addressOf('bob'));
    const made = await project(ann, NER, [TEXT]);
    const [task] = made.tasks;
    const { id } = await answer(bob, task, mark('Ann', 'ORG'), tone('calm'));
    const state = async () => (await api(ann, 'GET', `/api/tagloop/annotations/${id}/review`)).state;

    // The reviewer, by keyboard: on, open, the reason, back.
    await ann.go(`/projects/${made.id}/review`);
    await ann.page.getByRole('button', { name: 'Switch review on' }).focus();
    await press(ann, 'Enter');
    await ann.page.waitForSelector('.review-choice a.button');
    await ann.page.locator('.review-choice a.button').focus();
    await press(ann, 'Enter');
    await ann.page.waitForSelector('.adjudicate-side textarea');
    assert.deepEqual(await violations(ann.page), []);
    await press(ann, 'r');
    await ann.page.keyboard.type('Ann is a person');
    if (process.env.TAGLOOP_LOOK) await ann.page.screenshot({ path: `${process.env.TAGLOOP_LOOK}/judge.png` });
    await press(ann, 'Control+Enter');
    await ann.page.waitForURL(`**/projects/${made.id}/review`);
    assert.equal(await state(), 'rejected');

    // The annotator sees why, in the list and beside the text, and changes the label.
    await bob.go(`/projects/${made.id}/review`);
    await bob.page.waitForSelector('.reviews-own >> text=Ann is a person');
    assert.deepEqual(await violations(bob.page), []);
    if (process.env.TAGLOOP_LOOK) await bob.page.screenshot({ path: `${process.env.TAGLOOP_LOOK}/sent-back.png` });
    await bob.page.locator('.reviews-own a').click();
    await bob.page.waitForSelector('.label-screen .notice >> text=Ann is a person');
    await bob.page.locator('.mark').first().click();
    await press(bob, '1', 'Control+Enter');
    await bob.page.waitForFunction(() => document.querySelector('.empty') || !location.search.includes('annotation'));
    assert.equal(await state(), 'waiting');

    // The reviewer puts a last thing right in the editor, and accepts it as it is then.
    await ann.go(`/projects/${made.id}/reviews/${id}`);
    await ann.page.waitForSelector('.adjudicate-side >> text=Ann is a person');
    await press(ann, 'e');
    await ann.page.waitForSelector('.label-screen');
    await drag(ann, 'Acme');
    await press(ann, '2', 'Control+Enter');
    await ann.page.waitForURL(`**/reviews/${id}`);
    await ann.page.waitForFunction(() => document.querySelectorAll('.aligned-text .mark').length === 2);
    await press(ann, 'a');
    await ann.page.waitForURL(`**/projects/${made.id}/review`);
    assert.equal(await state(), 'fixed');
    const stored = await api(ann, 'GET', `/api/annotations/${id}/`);
    assert.deepEqual(spans(stored.result, TEXT).toSorted(), [
      `ORG:Acme@${at('Acme').start}-${at('Acme').end}`,
      'PER:Ann@0-3',
    ]);
    assert.deepEqual([...ann.faults, ...bob.faults], []);
  },
);

/** Lets no request to an address through, and tells how many were tried. */
async function cutOff({ page }, address) {
  let tried = 0;
  await page.route(address, (route) => {
    tried++;
    return route.abort();
  });
  return () => tried;
}

test(
  'what was decided and written stays while the server cannot be reached',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const ann = await visitor(browser, url);
    await signIn(ann);
    const bob = await invited(browser, ann, addressOf('bob'));
    const made = await project(ann, NER, [TEXT]);
    const [task] = made.tasks;
    await answer(ann, task, mark('Bob', 'PER'), mark('Acme', 'ORG'));
    const { id } = await answer(bob, task, mark('Bob', 'ORG'), mark('Acme', 'PER'));

    // The alignment is asked for once more when the network comes back.
    await ann.go(`/projects/${made.id}/adjudicate/${task}`);
    await ann.page.waitForSelector('.dispute');
    await press(ann, '1');
    assert.match(await ann.page.locator('.adjudicate-progress').innerText(), /1 of 2/);
    const asked = await cutOff(ann, '**/api/tagloop/tasks/*/adjudication*');
    await ann.context.setOffline(true);
    await ann.context.setOffline(false);
    await until(async () => asked() === 3);
    await ann.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    assert.match(await ann.page.locator('.adjudicate-progress').innerText(), /1 of 2/);

    await ann.go(`/projects/${made.id}/reviews/${id}`);
    await ann.page.waitForSelector('.adjudicate-side textarea');
    await press(ann, 'r');
    await ann.page.keyboard.type('Bob is a person');
    const judged = await cutOff(ann, '**/api/tagloop/annotations/*/review');
    await press(ann, 'Control+Enter');
    await until(async () => judged() === 4);
    await ann.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    assert.equal(await ann.page.locator('.adjudicate-side textarea').inputValue(), 'Bob is a person');
    assert.match(
      await ann.page.locator('.adjudicate-side [role=alert]').innerText(),
      /cannot be reached|Failed to fetch/,
    );
    assert.deepEqual([...ann.faults, ...bob.faults], []);
  },
);

test(
  'who is mentioned in a comment finds it in the header, on the labelling screen too',
  { skip: !url && 'needs TAGLOOP_URL' },
  async () => {
    const ann = await visitor(browser, url);
    await signIn(ann);
    const bob = await invited(browser, ann, addressOf('bob'));
    const made = await project(ann, NER, [TEXT, TEXT]);
    const [task, other] = made.tasks;
    const before = (await api(ann, 'GET', '/api/tagloop/notices')).unread;

    // An @ and the beginning of a name; the arrows choose, Enter takes.
    await bob.go(`/projects/${made.id}/label/${task}`);
    await bob.page.waitForSelector('.comment-form textarea');
    await bob.page.locator('.comment-form textarea').focus();
    await bob.page.keyboard.type('Look here, @ann@');
    assert.equal(await bob.page.locator('.mention-list').count(), 0);
    await press(bob, 'Backspace');
    await bob.page.waitForSelector('.mention-list [aria-selected=true]');
    assert.deepEqual(await violations(bob.page), []);
    if (process.env.TAGLOOP_LOOK) await bob.page.screenshot({ path: `${process.env.TAGLOOP_LOOK}/mention.png` });
    await press(bob, 'ArrowDown', 'ArrowUp', 'Enter');
    assert.equal(await bob.page.locator('.comment-form textarea').inputValue(), 'Look here, @ann@example.org ');
    await bob.page.keyboard.type('please');
    await press(bob, 'Control+Enter');
    await bob.page.waitForSelector('.comment >> text=please');
    await until(async () => (await api(ann, 'GET', '/api/tagloop/notices')).unread === before + 1);

    await ann.go('/projects');
    await ann.page.waitForSelector(`[data-unread="${before + 1}"]`);
    await ann.page.locator('.notices-button').click();
    await ann.page.waitForSelector('.notice-item.unread >> text=please');
    assert.deepEqual(await violations(ann.page), []);
    if (process.env.TAGLOOP_LOOK) await ann.page.screenshot({ path: `${process.env.TAGLOOP_LOOK}/notices.png` });

    // By keyboard from the work on another task; the keys of the labelling screen rest meanwhile.
    await ann.go(`/projects/${made.id}/label/${other}`);
    await ann.page.waitForSelector(`.label-top [data-unread="${before + 1}"]`);
    await ann.page.locator('.notices-button').focus();
    await press(ann, 'Enter');
    await ann.page.waitForSelector('.notice-item.unread:focus');
    assert.deepEqual(await violations(ann.page), []);
    await press(ann, 'Enter');
    await ann.page.waitForURL(`**/projects/${made.id}/label/${task}`);
    await ann.page.waitForSelector('.comment >> text=please');
    await until(async () => (await api(ann, 'GET', '/api/tagloop/notices')).unread === before);
    assert.deepEqual([...ann.faults, ...bob.faults], []);
  },
);
