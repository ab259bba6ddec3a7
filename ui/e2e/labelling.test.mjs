// Labelling in a real Chromium; every test reads what the server stored.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api, drag, NER, open, press, project, spans, stored, submit, until } from './work.mjs';

const HARD = 'A🎉 Ann met 👩🏽‍💻 Bob, cafe\u0301 owner\r\nשלום תל אביב 𝒳 Carl\nDan';

beforeEach(() => signIn(guest));

async function fresh(text = HARD, more = {}) {
  const made = await project(guest, more.config ?? NER, [more.item ?? text], more.project);
  await open(guest, made, made.tasks[0]);
  return made.tasks[0];
}

describe('marking', () => {
  test('by drag and digit, in code points after emoji, ZWJ, combining, Hebrew and CRLF', async () => {
    const task = await fresh();
    for (const [text, key] of [
      ['Ann', '1'],
      ['👩🏽‍💻', '2'],
      ['Bob', '1'],
      ['cafe\u0301', '3'],
      ['תל אביב', '3'],
      ['Carl', '1'],
      ['Dan', '1'],
    ]) {
      await drag(guest, text);
      await press(guest, key);
    }
    const result = spans(await submit(guest, task), HARD);
    const at = (text) => Array.from(HARD.slice(0, HARD.indexOf(text))).length;
    assert.deepEqual(
      result,
      [
        ['PER', 'Ann'],
        ['ORG', '👩🏽‍💻'],
        ['PER', 'Bob'],
        ['LOC', 'cafe\u0301'],
        ['LOC', 'תל אביב'],
        ['PER', 'Carl'],
        ['PER', 'Dan'],
      ].map(([label, text]) => `${label}:${text}@${at(text)}-${at(text) + Array.from(text).length}`),
    );
  });

  test('by double click and the picker beside it', async () => {
    const task = await fresh('Marie met Paul.');
    const box = await guest.page.locator('.span-text [data-at]').first().boundingBox();
    await guest.page.mouse.dblclick(box.x + 12, box.y + box.height / 2);
    await guest.page.click('.label-picker >> text=ORG');
    assert.deepEqual(spans(await submit(guest, task), 'Marie met Paul.'), ['ORG:Marie@0-5']);
  });

  test('by a key that is pressed in the moment in which the text appears', async () => {
    const made = await project(guest, NER, ['Marie met Paul.', 'Eva met Ida.']);
    await open(guest, made, made.tasks[0]);
    await guest.page.evaluate(() => {
      const appeared = () => document.querySelector('.span-text')?.textContent.includes('Eva');
      new MutationObserver((_, observer) => {
        if (!appeared()) return;
        observer.disconnect();
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }),
        );
      }).observe(document.body, { childList: true, subtree: true });
    });
    await submit(guest, made.tasks[0]);
    await guest.page.waitForFunction(() => document.querySelector('.span-text')?.textContent.includes('Eva'));
    await press(guest, '1');
    assert.deepEqual(spans(await submit(guest, made.tasks[1]), 'Eva met Ida.'), ['PER:Eva@0-3']);
  });

  test('with an armed label every drag marks', async () => {
    const task = await fresh('Marie met Paul.');
    await press(guest, '1');
    await drag(guest, 'Marie');
    await drag(guest, 'Paul');
    assert.deepEqual(spans(await submit(guest, task), 'Marie met Paul.'), ['PER:Marie@0-5', 'PER:Paul@10-14']);
  });

  test('with the keyboard alone, by words and by characters', async () => {
    const text = 'Marie Lefèvre met Paul.';
    const task = await fresh(text);
    await press(guest, 'ArrowRight', 'Shift+ArrowRight', '1', 'ArrowRight', 'ArrowRight', 'Shift+Alt+ArrowLeft', '2');
    assert.deepEqual(spans(await submit(guest, task), text), ['PER:Marie Lefèvre@0-13', 'ORG:Pau@18-21']);
  });

  test('overlapping and nested spans all stay', async () => {
    const text = 'University of Lyon Institute';
    const task = await fresh(text);
    await drag(guest, 'University of Lyon');
    await press(guest, '2');
    await drag(guest, 'Lyon Institute');
    await press(guest, '2');
    await drag(guest, 'Lyon');
    await press(guest, '3');
    assert.deepEqual(spans(await submit(guest, task), text), [
      'ORG:University of Lyon@0-18',
      'ORG:Lyon Institute@14-28',
      'LOC:Lyon@14-18',
    ]);
  });

  test('snapping to words is a switch', async () => {
    const task = await fresh('Banque Centrale');
    await guest.page.click('.label-bar-end button');
    await drag(guest, 'anque Centr');
    await press(guest, '2');
    assert.deepEqual(spans(await submit(guest, task), 'Banque Centrale'), ['ORG:Banque Centrale@0-15']);
  });

  test('a hundred spans by keyboard', async () => {
    const words = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');
    const task = await fresh(words);
    for (let index = 0; index < 100; index++) await press(guest, 'ArrowRight', String((index % 3) + 1), 'Escape');
    const result = spans(await submit(guest, task), words);
    assert.equal(result.length, 100);
    assert.equal(result[99], `PER:word99@${words.indexOf('word99')}-${words.length}`);
  });
});

describe('changing', () => {
  test('relabel, delete, undo and redo', async () => {
    const task = await fresh('Marie met Paul.');
    await drag(guest, 'Marie');
    await press(guest, '1', '2');
    await drag(guest, 'Paul');
    await press(
      guest,
      '1',
      'Backspace',
      'Control+z',
      'Control+z',
      'Control+z',
      'Control+z',
      'Control+Shift+z',
      'Control+Shift+z',
    );
    assert.deepEqual(spans(await submit(guest, task), 'Marie met Paul.'), ['ORG:Marie@0-5']);
  });

  test('edges move by keys', async () => {
    const text = 'Marie Lefèvre met Paul.';
    const task = await fresh(text);
    await drag(guest, 'Marie');
    await press(guest, '1', '.', '.', ',', 'Alt+,', 'Shift+Alt+.');
    assert.deepEqual(spans(await submit(guest, task), text), ['PER:arie Lefèvr@1-12']);
  });

  test('edges move by dragging', async () => {
    const text = 'Marie Lefèvre met Paul.';
    const task = await fresh(text);
    await drag(guest, 'Marie');
    await press(guest, '1');
    const grip = await guest.page.locator('.grip.end').boundingBox();
    const target = await guest.page.evaluate(() => {
      const node = [...document.querySelectorAll('.span-text [data-at]')].at(-1).firstChild;
      const range = document.createRange();
      const at = node.data.indexOf('e met') + 1;
      range.setStart(node, at - 1);
      range.setEnd(node, at);
      const box = range.getBoundingClientRect();
      return [box.right - 0.5, box.top + box.height / 2];
    });
    await guest.page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height + 2);
    await guest.page.mouse.down();
    await guest.page.mouse.move(...target, { steps: 6 });
    await guest.page.mouse.up();
    assert.deepEqual(spans(await submit(guest, task), text), ['PER:Marie Lefèvre@0-13']);
  });

  test('the same text everywhere, after a preview', async () => {
    const text = 'Lyon, LYON and Lyonnais in Lyon; old Lyon.';
    const task = await fresh(text);
    await drag(guest, 'Lyon');
    await press(guest, '3', 'l');
    await guest.page.waitForSelector('.occurrences');
    assert.match(await guest.page.textContent('.occurrences'), /2 more places/);
    assert.equal(await guest.page.locator('.mark.suggested').count(), 2);
    await press(guest, 'Enter');
    assert.deepEqual(spans(await submit(guest, task), text), ['LOC:Lyon@0-4', 'LOC:Lyon@27-31', 'LOC:Lyon@37-41']);
  });

  test('notes and relations', async () => {
    const text = 'Marie works at Acme.';
    const task = await fresh(text);
    await drag(guest, 'Acme');
    await press(guest, '2');
    await drag(guest, 'Marie');
    await press(guest, '1', 'n');
    await guest.page.keyboard.type('first name only');
    await press(guest, 'Escape', 'k', 'j');
    await guest.page.locator('.region-pick >> text=Marie').click();
    await press(guest, 'r');
    await guest.page.locator('.region-pick >> text=Acme').click();
    await guest.page.selectOption('.relation-row select', 'works for');
    assert.equal((await guest.page.locator('.arcs path[d]').count()) > 1, true);
    const result = await submit(guest, task);
    const [acme, marie] = [
      result.find(({ value }) => value?.text === 'Acme'),
      result.find(({ value }) => value?.text === 'Marie'),
    ];
    assert.deepEqual(marie.meta, { text: ['first name only'] });
    assert.deepEqual(result.at(-1), {
      type: 'relation',
      from_id: marie.id,
      to_id: acme.id,
      direction: 'right',
      labels: ['works for'],
    });
  });
});

const suggested = (text, label, score) => ({
  id: label + score,
  from_name: 'ner',
  to_name: 'text',
  type: 'labels',
  score,
  value: {
    start: 'Marie met Paul in Rome.'.indexOf(text),
    end: 'Marie met Paul in Rome.'.indexOf(text) + text.length,
    text,
    labels: [label],
  },
});
const PREDICTED = {
  data: { text: 'Marie met Paul in Rome.' },
  predictions: [
    {
      model_version: 'v1',
      score: 0.7,
      result: [suggested('Marie', 'PER', 0.9), suggested('Paul', 'ORG', 0.6), suggested('Rome', 'LOC', 0.8)],
    },
  ],
};

describe('suggestions', () => {
  test('accept, relabel and reject by keys', async () => {
    const task = await fresh('', { item: PREDICTED });
    await press(guest, 'Tab', 'Enter', '1', 'j', 'Backspace');
    const result = await submit(guest, task);
    assert.deepEqual(spans(result, PREDICTED.data.text), ['PER:Marie@0-5', 'PER:Paul@10-14']);
    assert.deepEqual(
      result.map(({ origin }) => origin),
      ['prediction', 'prediction-changed'],
    );
  });

  test('accept all above a score', async () => {
    const task = await fresh('', { item: PREDICTED });
    await guest.page.locator('.threshold input').fill('75');
    await press(guest, 'Shift+A');
    assert.deepEqual(spans(await submit(guest, task), PREDICTED.data.text), ['PER:Marie@0-5', 'LOC:Rome@18-22']);
  });

  test('what is not accepted is not stored', async () => {
    const task = await fresh('', { item: PREDICTED });
    assert.deepEqual(await submit(guest, task), []);
  });

  test('fifty tasks reviewed without a mouse', async () => {
    const made = await project(
      guest,
      NER,
      Array.from({ length: 50 }, () => PREDICTED),
    );
    await open(guest, made, made.tasks[0]);
    for (let index = 0; index < 50; index++) {
      await guest.page.waitForSelector('.mark.suggested');
      await press(guest, 'Shift+A');
      await submit(guest, made.tasks[index]);
    }
    const after = await api(guest, 'GET', `/api/projects/${made.id}/`);
    assert.equal(after.finished_task_number, 50);
  });
});

describe('safety', () => {
  test('a draft survives a reload, rejected suggestions too', async () => {
    const task = await fresh('', { item: PREDICTED });
    await press(guest, 'Tab', 'Enter', 'Backspace');
    await guest.page.waitForTimeout(2200);
    const { drafts } = await api(guest, 'GET', `/api/tasks/${task}/`);
    assert.deepEqual(spans(drafts.at(-1).result, PREDICTED.data.text), ['PER:Marie@0-5']);
    await guest.page.reload();
    await guest.page.waitForSelector('.mark');
    assert.equal(await guest.page.locator('.mark.suggested').count(), 1);
    assert.deepEqual(spans(await submit(guest, task), PREDICTED.data.text), ['PER:Marie@0-5']);
    assert.deepEqual((await api(guest, 'GET', `/api/tasks/${task}/`)).drafts, []);
  });

  test('without a network one goes on, and everything arrives later, once', async () => {
    const made = await project(guest, NER, ['Ann one', 'Ann two', 'Ann three', 'Ann four']);
    await open(guest, made, made.tasks[0]);
    await guest.page.waitForSelector('.queue-item:nth-child(1)');
    await guest.page.waitForTimeout(500);
    await guest.context.setOffline(true);
    for (let index = 0; index < 3; index++) {
      await guest.page.waitForFunction(
        (id) => document.querySelector('.crumb-now')?.textContent.includes(String(id)),
        made.tasks[index],
      );
      await drag(guest, 'Ann');
      await press(guest, '1', 'Control+Enter');
    }
    await guest.page.waitForSelector('.saved-mark.warn >> text=3 to send');
    await guest.context.setOffline(false);
    await until(async () => (await stored(guest, made.tasks[2])) !== null);
    for (const task of made.tasks.slice(0, 3)) {
      const { annotations } = await api(guest, 'GET', `/api/tasks/${task}/`);
      assert.equal(annotations.length, 1);
      assert.deepEqual(
        annotations[0].result.map(({ value }) => value.text),
        ['Ann'],
      );
    }
  });

  test('an ended session is renewed over the page and the work goes on', async () => {
    const task = await fresh('Marie met Paul.');
    await drag(guest, 'Marie');
    await press(guest, '1');
    await guest.context.clearCookies({ name: 'sessionid' });
    await press(guest, 'Control+Enter');
    await guest.page.waitForSelector('dialog input[type=password]');
    await guest.page.fill('dialog input[type=password]', 'password');
    await guest.page.click('dialog button[type=submit]');
    await guest.page.waitForSelector('dialog', { state: 'detached' });
    await guest.page.waitForFunction(() => !document.querySelector('.saved-mark.warn'));
    await guest.page.waitForTimeout(500);
    assert.deepEqual(spans(await stored(guest, task), 'Marie met Paul.'), ['PER:Marie@0-5']);
  });

  test('the reason of a skip is a comment on it, and is shown with it', async () => {
    const made = await project(guest, NER, ['x y z', 'other']);
    const [task] = made.tasks;
    await open(guest, made, task);
    await press(guest, 's');
    await guest.page.waitForSelector('dialog');
    await press(guest, '2', 'Enter');
    await guest.page.waitForURL(`**/label/${made.tasks[1]}`);
    const { annotations } = await api(guest, 'GET', `/api/tasks/${task}/`);
    assert.equal(annotations[0].was_cancelled, true);
    assert.deepEqual(annotations[0].result, []);
    const { results } = await api(guest, 'GET', `/api/tagloop/comments?task=${task}`);
    assert.deepEqual(
      results.map((comment) => [comment.annotation, comment.text]),
      [[annotations[0].id, 'No label fits']],
    );
    await open(guest, made, task);
    await press(guest, 'h');
    await guest.page.waitForSelector('dialog >> text=No label fits');
  });

  test('a skipped task that is answered after all is skipped no more', async () => {
    const made = await project(guest, NER, ['Marie met Paul.', 'other']);
    await open(guest, made, made.tasks[0]);
    await press(guest, 's');
    await guest.page.waitForSelector('dialog');
    await press(guest, 'Enter');
    await guest.page.waitForURL(`**/label/${made.tasks[1]}`);
    await open(guest, made, made.tasks[0]);
    await drag(guest, 'Marie');
    await press(guest, '1');
    await submit(guest, made.tasks[0]);
    const { annotations } = await api(guest, 'GET', `/api/tasks/${made.tasks[0]}/`);
    assert.deepEqual(
      annotations.map((annotation) => annotation.was_cancelled),
      [false],
    );
    assert.deepEqual(spans(annotations[0].result, 'Marie met Paul.'), ['PER:Marie@0-5']);
  });

  test('suggestions are there without a network too', async () => {
    const made = await project(guest, NER, [PREDICTED, PREDICTED, PREDICTED]);
    await open(guest, made, made.tasks[0]);
    await guest.page.waitForSelector(`.queue-item[href$="/${made.tasks[1]}"]`);
    await guest.context.setOffline(true);
    await press(guest, 'Shift+A', 'Control+Enter');
    await guest.page.waitForURL(`**/label/${made.tasks[1]}`);
    await guest.page.waitForSelector('.mark.suggested');
    await press(guest, 'Shift+A', 'Control+Enter');
    await guest.page.waitForURL(`**/label/${made.tasks[2]}`);
    await guest.context.setOffline(false);
    await until(async () => (await stored(guest, made.tasks[1])) !== null);
    assert.deepEqual(spans(await stored(guest, made.tasks[1]), PREDICTED.data.text), [
      'PER:Marie@0-5',
      'ORG:Paul@10-14',
      'LOC:Rome@18-22',
    ]);
  });

  test('an answer can be opened again and changed', async () => {
    const made = await project(guest, NER, ['Marie met Paul.', 'other']);
    await open(guest, made, made.tasks[0]);
    await drag(guest, 'Marie');
    await press(guest, '1');
    await submit(guest, made.tasks[0]);
    await open(guest, made, made.tasks[0]);
    await guest.page.waitForSelector('.mark');
    await drag(guest, 'Paul');
    await press(guest, '1');
    await submit(guest, made.tasks[0]);
    const { annotations } = await api(guest, 'GET', `/api/tasks/${made.tasks[0]}/`);
    assert.equal(annotations.length, 1);
    assert.deepEqual(spans(annotations[0].result, 'Marie met Paul.'), ['PER:Marie@0-5', 'PER:Paul@10-14']);
    assert.equal(annotations[0].lead_time > 0, true);
  });
});
