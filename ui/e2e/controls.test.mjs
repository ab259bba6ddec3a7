// Every kind of answer, as it is stored.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { drag, open, press, project, submit } from './work.mjs';

beforeEach(() => signIn(guest));

async function fresh(config, data = { text: 'Marie met Paul.' }) {
  const made = await project(guest, `<View><Text name="text" value="$text"/>${config}</View>`, [{ data }]);
  await open(guest, made, made.tasks[0]);
  return made.tasks[0];
}
const values = (result) => result.map(({ from_name: name, type, value }) => [name, type, value]);

describe('answers', () => {
  test('a single choice by its key, changed by a click', async () => {
    const task = await fresh(
      '<Choices name="tone" toName="text"><Choice value="good"/><Choice value="bad"/></Choices>',
    );
    await press(guest, '1');
    await guest.page.click('.choice >> text=bad');
    assert.deepEqual(values(await submit(guest, task)), [['tone', 'choices', { choices: ['bad'] }]]);
  });

  test('many choices, and what hangs on one of them', async () => {
    const task = await fresh(
      '<Choices name="topic" toName="text" choice="multiple"><Choice value="a"/><Choice value="b"/></Choices><TextArea name="why" toName="text" visibleWhen="choice-selected" whenTagName="topic" whenChoiceValue="b"/>',
    );
    assert.equal(await guest.page.locator('.free-text').count(), 0);
    await press(guest, '1', '2');
    await guest.page.fill('.free-text', 'because');
    assert.deepEqual(values(await submit(guest, task)), [
      ['topic', 'choices', { choices: ['a', 'b'] }],
      ['why', 'textarea', { text: ['because'] }],
    ]);
  });

  test('an answer that is hidden again is not stored', async () => {
    const task = await fresh(
      '<Choices name="topic" toName="text"><Choice value="a"/><Choice value="b"/></Choices><TextArea name="why" toName="text" visibleWhen="choice-selected" whenTagName="topic" whenChoiceValue="b"/>',
    );
    await press(guest, '2');
    await guest.page.fill('.free-text', 'because');
    await guest.page.click('.choice >> text=a');
    assert.deepEqual(values(await submit(guest, task)), [['topic', 'choices', { choices: ['a'] }]]);
  });

  test('nested choices are paths', async () => {
    const task = await fresh(
      '<Choices name="c" toName="text" allowNested="true" choice="multiple"><Choice value="A"><Choice value="A1"/></Choice></Choices>',
    );
    await guest.page.click('.choices.inner .choice >> text=A1');
    assert.deepEqual(values(await submit(guest, task)), [['c', 'choices', { choices: [['A', 'A1']] }]]);
  });

  test('a taxonomy is searched and stores paths', async () => {
    const task = await fresh(
      '<Taxonomy name="t" toName="text"><Choice value="Eco"><Choice value="Banks"/><Choice value="Trade"/></Choice><Choice value="Sport"/></Taxonomy>',
    );
    await guest.page.fill('.answer-box input[type=search]', 'trade');
    await guest.page.click('.taxonomy-inner .choice');
    assert.deepEqual(values(await submit(guest, task)), [['t', 'taxonomy', { taxonomy: [['Eco', 'Trade']] }]]);
  });

  test('several texts; a required one is asked for', async () => {
    const task = await fresh('<TextArea name="sum" toName="text" required="true" maxSubmissions="2"/>');
    await press(guest, 'Control+Enter');
    await guest.page.waitForSelector('.answer-box.missing');
    await guest.page.fill('.free-text', 'One 🎉');
    await guest.page.click('.answer-box .button');
    await guest.page.locator('.free-text').nth(1).fill('Two');
    assert.deepEqual(values(await submit(guest, task)), [['sum', 'textarea', { text: ['One 🎉', 'Two'] }]]);
  });

  test('rating, number and date', async () => {
    const task = await fresh(
      '<Rating name="r" toName="text"/><Number name="n" toName="text" min="0" max="10"/><DateTime name="d" toName="text" only="date"/>',
    );
    await guest.page.click('.rating button:nth-child(4)');
    await guest.page.fill('input[type=number]', '7.5');
    await guest.page.fill('input[type=date]', '2026-11-24');
    assert.deepEqual(values(await submit(guest, task)), [
      ['r', 'rating', { rating: 4 }],
      ['n', 'number', { number: 7.5 }],
      ['d', 'datetime', { datetime: '2026-11-24' }],
    ]);
  });

  test('the better of two', async () => {
    const task = await fresh('<Text name="b" value="$b"/><Pairwise name="p" toName="text,b"/>', {
      text: 'left',
      b: 'right',
    });
    await guest.page.click('.pair >> nth=1');
    const [region] = await submit(guest, task);
    assert.deepEqual(
      [region.from_name, region.to_name, region.type, region.value],
      ['p', 'p', 'pairwise', { selected: 'right' }],
    );
  });

  test('a ranking by buttons', async () => {
    const task = await fresh('<List name="l" value="$items"/><Ranker name="rank" toName="l"/>', {
      text: '-',
      items: [
        { id: 'x', title: 'X' },
        { id: 'y', title: 'Y' },
      ],
    });
    await guest.page.click('[data-item=y] button[aria-label="Move Y up"]');
    assert.deepEqual(values(await submit(guest, task)), [['rank', 'ranker', { ranker: { rank: ['y', 'x'] } }]]);
  });

  test('a question about each span shares its id and place', async () => {
    const task = await fresh(
      '<Labels name="ner" toName="text"><Label value="PER"/><Label value="ORG"/></Labels><Choices name="kind" toName="text" perRegion="true"><Choice value="real"/><Choice value="fiction"/></Choices>',
    );
    await drag(guest, 'Marie');
    await press(guest, '1');
    await guest.page.click('.span-detail .choice >> text=fiction');
    const [span, answer] = await submit(guest, task);
    assert.equal(span.id, answer.id);
    assert.deepEqual(answer.value, { start: 0, end: 5, text: 'Marie', choices: ['fiction'] });
  });
});

test('a hostile config and hostile texts show as text and run nothing', async () => {
  const attack = '&lt;img src=x onerror=&quot;window.hacked=1&quot;&gt;';
  const task = await fresh(
    `<Header value="${attack}"/><Labels name="l" toName="text"><Label value="${attack}" background="red);background:url(https://example.org/" hotkey="${attack}"/><Label value="B"/></Labels>`,
    { text: '<script>window.hacked=2</script> Ann' },
  );
  await drag(guest, 'Ann');
  await press(guest, '1');
  const [region] = await submit(guest, task);
  assert.deepEqual(region.value.labels, ['<img src=x onerror="window.hacked=1">']);
  assert.equal(await guest.page.evaluate(() => window.hacked), undefined);
});

describe('other texts', () => {
  test('dialogues count inside the utterance', async () => {
    const made = await project(
      guest,
      '<View><ParagraphLabels name="l" toName="p"><Label value="Name"/><Label value="Time"/></ParagraphLabels><Paragraphs name="p" value="$d"/></View>',
      [
        {
          data: {
            d: [
              { author: 'A', text: '🎉 at eight?' },
              { author: 'B', text: 'Adele, at nine' },
            ],
          },
        },
      ],
    );
    await open(guest, made, made.tasks[0]);
    await drag(guest, 'Adele');
    await press(guest, '1');
    const [region] = await submit(guest, made.tasks[0]);
    assert.deepEqual(region.value, {
      start: '1',
      end: '1',
      startOffset: 0,
      endOffset: 5,
      text: 'Adele',
      paragraphlabels: ['Name'],
    });
  });

  test('formatted text keeps paths and global places, and runs no script', async () => {
    const made = await project(
      guest,
      '<View><HyperTextLabels name="l" toName="h"><Label value="Place"/><Label value="Time"/></HyperTextLabels><HyperText name="h" value="$h"/></View>',
      [
        {
          data: {
            h: '<p>🎉 on <b>Tuesday</b> in <img src=x onerror="window.hacked=1"><i>Lyon</i></p><script>window.hacked=2</script>',
          },
        },
      ],
    );
    await open(guest, made, made.tasks[0]);
    await drag(guest, 'Lyon');
    await press(guest, '1');
    const [region] = await submit(guest, made.tasks[0]);
    assert.deepEqual(region.value, {
      start: '/p[1]/i[1]/text()[1]',
      end: '/p[1]/i[1]/text()[1]',
      startOffset: 0,
      endOffset: 4,
      globalOffsets: { start: 16, end: 20 },
      text: 'Lyon',
      hypertextlabels: ['Place'],
    });
    assert.equal(await guest.page.evaluate(() => window.hacked), undefined);
  });
});
