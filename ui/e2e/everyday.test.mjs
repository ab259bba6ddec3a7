// What annotators do all day beside drawing spans: answer, summarise, compare, look things up, go back.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api, drag, NER, onTask, open, press, project, spans, stored, submit } from './work.mjs';

beforeEach(() => signIn(guest));

const TEXT = 'Kestrel 🦅 will buy Nordwind Systems for €2.4 billion.';

async function one(config, item, more) {
  const made = await project(guest, config, [item], more);
  await open(guest, made, made.tasks[0]);
  return made.tasks[0];
}

describe('a question', () => {
  const QA = `<View><Header value="$question"/><Labels name="answer" toName="text"><Label value="Answer"/></Labels>
<Text name="text" value="$text"/><Choices name="answerable" toName="text"><Choice value="Not answered"/></Choices></View>`;
  const item = { data: { question: 'Who is bought?', text: TEXT } };

  test('is answered by marking the answer', async () => {
    const task = await one(QA, item);
    await guest.page.waitForSelector('text=Who is bought?');
    await drag(guest, 'Nordwind Systems');
    await press(guest, '1');
    assert.deepEqual(spans(await submit(guest, task), TEXT), ['Answer:Nordwind Systems@19-35']);
  });

  test('can have no answer', async () => {
    const task = await one(QA, item);
    await guest.page.click('.choice >> text=Not answered');
    const result = await submit(guest, task);
    assert.deepEqual(
      result.map(({ type, value }) => [type, value]),
      [['choices', { choices: ['Not answered'] }]],
    );
  });
});

test('a summary and what one thinks of it', async () => {
  const task = await one(
    `<View><Text name="text" value="$text"/><TextArea name="summary" toName="text" rows="4" maxSubmissions="3" required="true"/>
<Rating name="quality" toName="text" maxRating="5"/></View>`,
    TEXT,
  );
  await guest.page.fill('.free-text', 'Kestrel buys Nordwind 🎉\nfor a lot.');
  await guest.page.click('[role=radio] >> nth=3');
  const result = await submit(guest, task);
  assert.deepEqual(
    result.map(({ from_name, type, value }) => [from_name, type, value]),
    [
      ['summary', 'textarea', { text: ['Kestrel buys Nordwind 🎉\nfor a lot.'] }],
      ['quality', 'rating', { rating: 4 }],
    ],
  );
});

test('blanks at the edges of what is drawn are no part of a span', async () => {
  const task = await one(NER, TEXT);
  await drag(guest, ' will buy ');
  await press(guest, '1');
  assert.deepEqual(spans(await submit(guest, task), TEXT), ['PER:will buy@10-18']);
});

describe('two models', () => {
  const suggestion = (text, label) => ({
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    value: {
      start: Array.from(TEXT.slice(0, TEXT.indexOf(text))).length,
      end: Array.from(TEXT.slice(0, TEXT.indexOf(text) + text.length)).length,
      text,
      labels: [label],
    },
  });
  const item = {
    data: { text: TEXT },
    predictions: [
      { model_version: 'first', score: 0.4, result: [suggestion('Kestrel', 'PER')] },
      { model_version: 'second', score: 0.9, result: [suggestion('Kestrel', 'ORG'), suggestion('Nordwind', 'ORG')] },
    ],
  };

  test('are compared, and the suggestions of either can be taken', async () => {
    const { id, tasks } = await project(guest, NER, [item]);
    // Only a version that is there can be chosen.
    await api(guest, 'PATCH', `/api/projects/${id}/`, { model_version: 'first' });
    const task = tasks[0];
    await open(guest, { id }, task);
    const picker = guest.page.locator('.version-picker select');
    await picker.waitFor();
    const other = await picker.locator('option', { hasText: /second \(\d/ }).textContent();
    assert.match(other, /second \(3 /);
    await picker.selectOption({ label: other });
    await press(guest, 'Shift+A');
    assert.deepEqual(spans(await submit(guest, task), TEXT), ['ORG:Kestrel@0-7', 'ORG:Nordwind@19-27']);
  });
});

describe('the project’s instructions', () => {
  const told = {
    expert_instruction: '<p>Mark <b>companies</b> only.</p><script>window.ran = 1</script>',
    show_instruction: true,
  };

  test('are shown once by themselves and again when asked for, and run no script', async () => {
    const task = await one(NER, TEXT, told);
    await guest.page.waitForSelector('dialog >> text=companies');
    await press(guest, 'Escape');
    await guest.page.reload();
    await guest.page.waitForSelector('.span-text');
    assert.equal(await guest.page.locator('dialog').count(), 0);
    await press(guest, 'i');
    await guest.page.waitForSelector('dialog >> text=companies');
    assert.equal(await guest.page.evaluate(() => window.ran), undefined);
    await press(guest, 'Escape');
    assert.deepEqual(await submit(guest, task), []);
  });
});

test('a question mark shows every key, those of the project too', async () => {
  await one(NER, TEXT);
  await press(guest, '?');
  const sheet = guest.page.locator('.key-sheet');
  await sheet.waitFor();
  const rows = await sheet.locator('section').last().locator('dl > div').allTextContents();
  assert.deepEqual(rows, ['1PER', '2ORG', '3LOC']);
  await press(guest, 'Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('the seconds of work are counted, over a reload too, and stored', async () => {
  const task = await one(NER, TEXT);
  for (let second = 0; second < 3; second++) {
    await guest.page.mouse.move(100 + second, 100);
    await guest.page.waitForTimeout(1000);
  }
  await drag(guest, 'Kestrel');
  await press(guest, '2');
  await guest.page.waitForTimeout(2200);
  await guest.page.reload();
  await guest.page.waitForSelector('.mark');
  const shown = await guest.page.locator('.lead-time').textContent();
  assert.match(shown, /^0:0[3-9]$|^0:[1-5]\d$/);
  await submit(guest, task);
  const { annotations } = await api(guest, 'GET', `/api/tasks/${task}/`);
  assert.ok(annotations[0].lead_time >= 3 && annotations[0].lead_time < 60, `lead time ${annotations[0].lead_time}`);
});

test('one goes back to what was answered before, changes it, and goes on', async () => {
  const made = await project(guest, NER, ['Ann one', 'Ann two', 'Ann three']);
  await open(guest, made, made.tasks[0]);
  await drag(guest, 'Ann');
  await press(guest, '1');
  await submit(guest, made.tasks[0]);
  await onTask(guest, made.tasks[1]);
  await press(guest, 'Shift+K');
  await onTask(guest, made.tasks[0]);
  await guest.page.waitForSelector('.mark');
  await press(guest, 'j', '3');
  await press(guest, 'Control+Enter');
  await onTask(guest, made.tasks[1]);
  assert.deepEqual(spans(await stored(guest, made.tasks[0]), 'Ann one'), ['LOC:Ann@0-3']);
  const { annotations } = await api(guest, 'GET', `/api/tasks/${made.tasks[0]}/`);
  assert.equal(annotations.length, 1);
  await press(guest, 'Shift+J');
  await onTask(guest, made.tasks[2]);
});
