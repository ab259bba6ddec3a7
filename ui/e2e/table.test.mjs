// The table of tasks: rows of any number, tabs, filters, what is done to many tasks, one task beside it. TAGLOOP_TABLE_ROWS=1000000
// makes the long list a million rows long (on a real server; it takes minutes to fill); TAGLOOP_TABLE_PROJECT names a project that
// has them already, with texts that begin with Row 0, Row 1 and so on.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { api, NER, project, until } from './work.mjs';

const ROWS = Number(process.env.TAGLOOP_TABLE_ROWS ?? 600);
const TOGETHER = 5000;
const STANDS_IN = !process.env.TAGLOOP_URL && 'the stand-in does not know all comparisons';

const rows = () => guest.page.locator('.grid-row[data-task]');
const grid = () => guest.page.locator('.task-grid');
const ids = () => rows().evaluateAll((all) => all.map(({ dataset }) => Number(dataset.task)));
const shows = (count) =>
  guest.page.waitForFunction(
    (wanted) =>
      !document.querySelector('.task-grid[data-stale]') &&
      document.querySelectorAll('.grid-row[data-task]').length === wanted,
    count,
  );
const title = (name) => guest.page.locator(`.grid-title[data-column="${name}"] .sort`);

async function openTable(made, search = '') {
  await guest.go(`/projects/${made.id}${search}`);
  await rows().first().waitFor();
}

async function many(count) {
  if (process.env.TAGLOOP_TABLE_PROJECT) return { id: Number(process.env.TAGLOOP_TABLE_PROJECT) };
  const made = await project(guest, NER, ['Row 0'], { title: `${count} rows` });
  for (let from = 1; from < count; from += TOGETHER) {
    const texts = Array.from({ length: Math.min(TOGETHER, count - from) }, (_, at) => ({
      data: { text: `Row ${from + at}` },
    }));
    await api(guest, 'POST', `/api/projects/${made.id}/import`, texts);
  }
  return made;
}

/** The text in a row, counted from 0, when it is there. */
async function textOf(row) {
  const cell = guest.page.locator(`.grid-row[data-task][aria-rowindex="${row + 2}"] [data-column="tasks:data.text"]`);
  await cell.waitFor();
  return /^Row \d+|.*/.exec((await cell.textContent()).trim())[0];
}

describe('a long table', () => {
  let made;
  beforeEach(async () => {
    await signIn(guest);
    made ??= await many(ROWS);
  });

  test('shows its last row by the scrollbar, and only the rows in view exist', { timeout: 120_000 }, async () => {
    await openTable(made);
    assert.equal(await grid().getAttribute('aria-rowcount'), String(ROWS + 1));
    await grid().evaluate((element) => (element.scrollTop = element.scrollHeight));
    assert.equal(await textOf(ROWS - 1), `Row ${ROWS - 1}`);
    assert.ok((await guest.page.locator('.grid-row').count()) < 80);
    const box = await guest.page.locator(`[aria-rowindex="${ROWS + 1}"]`).boundingBox();
    const frame = await grid().boundingBox();
    assert.ok(box.y + box.height <= frame.y + frame.height + 1 && box.y > frame.y, 'the last row is in view in full');
  });

  test('goes to its end and back by keys, a page and a row at a time', { timeout: 120_000 }, async () => {
    await openTable(made);
    await grid().focus();
    await guest.page.keyboard.press('Control+End');
    assert.equal(await textOf(ROWS - 1), `Row ${ROWS - 1}`);
    await until(async () => (await activeRow()) === ROWS - 1);
    await guest.page.keyboard.press('ArrowUp');
    await until(async () => (await activeRow()) === ROWS - 2);
    await guest.page.keyboard.press('PageUp');
    await until(async () => (await activeRow()) < ROWS - 5);
    await guest.page.keyboard.press('Control+Home');
    assert.equal(await textOf(0), 'Row 0');
  });

  test('scrolls by the wheel without leaving a row out', async () => {
    await openTable(made, `?row=${Math.floor(ROWS / 2)}`);
    await textOf(Math.floor(ROWS / 2) + 2);
    const first = async () => Number((await grid().evaluate(firstInView)) - 2);
    const before = await first();
    await grid().hover();
    for (let step = 0; step < 5; step++) await guest.page.mouse.wheel(0, 120);
    await until(async () => (await first()) >= before + 14);
    assert.ok((await first()) <= before + 16, 'five turns of 120 pixels are fifteen rows of forty');
  });

  test('keeps its place in the address', async () => {
    await openTable(made);
    await grid().evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
    await until(() => /row=\d+/.test(guest.page.url()));
    const row = Number(/row=(\d+)/.exec(guest.page.url())[1]) - 1;
    await guest.page.reload();
    assert.equal(await textOf(row + 1), `Row ${row + 1}`);
  });

  test('is searched', async () => {
    await openTable(made);
    await guest.page.fill('.table-tools input[type=search]', `row ${ROWS - 1}`.toUpperCase());
    await shows(1);
    assert.equal(await textOf(0), `Row ${ROWS - 1}`);
  });

  test('lets all rows be chosen but one, and says what would happen to them', { timeout: 120_000 }, async () => {
    await openTable(made);
    await guest.page.locator('.grid-head input').check();
    await guest.page.locator('.grid-row input').nth(1).uncheck();
    await guest.page.click('.table-tools >> text=Actions');
    await guest.page.click('[data-action=delete_tasks]');
    await guest.page.waitForSelector('[data-count=tasks]');
    assert.equal(await guest.page.textContent('[data-count=tasks]'), (ROWS - 1).toLocaleString());
    await guest.page.click('dialog footer >> text=Cancel');
  });
});

const activeRow = async () => {
  const row = await guest.page.locator('.grid-row[data-active]').getAttribute('aria-rowindex', { timeout: 2000 });
  return Number(row) - 2;
};

/** The index of the first row whose upper edge lies below the head. */
function firstInView(element) {
  const edge = element.querySelector('.grid-head').getBoundingClientRect().bottom;
  const seen = [...element.querySelectorAll('.grid-row')]
    .filter((row) => row.getBoundingClientRect().top >= edge - 20)
    .map((row) => Number(row.getAttribute('aria-rowindex')));
  return Math.min(...seen);
}

// However many rows there are, these have a few of their own: they run once, with the others.
describe('a table', { skip: process.env.TAGLOOP_TABLE_ROWS && 'only the long table is asked for' }, () => {
  let made;
  beforeEach(async () => {
    await signIn(guest);
    made = await project(guest, NER, [
      { data: { text: 'Alpha one', n: 3 } },
      { data: { text: 'Beta two', n: 10 } },
      { data: { text: 'alpha three', n: 20 } },
      {
        data: { text: 'Marie met Bob', n: 5 },
        predictions: [
          {
            model_version: 'v1',
            score: 0.8,
            result: [
              {
                id: 'a',
                from_name: 'ner',
                to_name: 'text',
                type: 'labels',
                value: { start: 0, end: 5, labels: ['PER'] },
              },
            ],
          },
        ],
      },
    ]);
  });

  const condition = async (column, operator) => {
    await guest.page.selectOption('[aria-label="Column of condition 1"]', `tasks:${column}`);
    await guest.page.selectOption('[aria-label="Comparison of condition 1"]', operator);
  };
  const value = (text) => guest.page.fill('[aria-label="Value of condition 1"]', text);

  test('is filtered by texts, numbers, lists, ranges, times and yes or no', async () => {
    await openTable(made);
    await guest.page.click('.table-tools >> text=Filters');
    await guest.page.click('text=Add a condition');
    await condition('data.text', 'contains');
    await value('alpha');
    await shows(2);
    await condition('id', 'equal');
    await value(String(made.tasks[1]));
    await shows(1);
    await condition('id', 'in');
    await guest.page.fill('[aria-label="Value of condition 1: from"]', String(made.tasks[0]));
    await guest.page.fill('[aria-label="Value of condition 1: to"]', String(made.tasks[2]));
    await shows(3);
    await condition('id', 'in_list');
    await value(`${made.tasks[0]}, ${made.tasks[3]}`);
    await shows(2);
    assert.deepEqual(await ids(), [made.tasks[0], made.tasks[3]]);
    await condition('created_at', 'greater');
    await value('2020-01-01T00:00');
    await shows(4);
    await condition('created_at', 'less');
    await value('2020-01-01T00:00');
    await guest.page.waitForSelector('.grid-none');
    await condition('is_labeled', 'equal');
    await shows(0);
    await guest.page.selectOption('[aria-label="Value of condition 1"]', 'false');
    await shows(4);
    await condition('annotators', 'empty');
    await shows(4);
    await guest.page.click('text=Remove all');
    await shows(4);
  });

  test('is filtered by every comparison that is offered', { timeout: 240_000, skip: STANDS_IN }, async () => {
    await api(guest, 'POST', `/api/tasks/${made.tasks[0]}/annotations/`, { result: [], lead_time: 5 });
    const [a, b, c, d] = made.tasks;
    await openTable(made);
    await guest.page.click('.table-tools >> text=Filters');
    await guest.page.click('text=Add a condition');
    const yes = (answer) => guest.page.selectOption('[aria-label="Value of condition 1"]', String(answer));
    const between = async (from, to) => {
      await guest.page.fill('[aria-label="Value of condition 1: from"]', from);
      await guest.page.fill('[aria-label="Value of condition 1: to"]', to);
    };
    const me = (await api(guest, 'GET', '/api/current-user/whoami')).id;
    const all = [a, b, c, d];
    const [past, future] = ['2020-01-01T00:00', '2100-01-01T00:00'];
    const cases = {
      'data.text': [
        ['contains', () => value('ALPHA'), [a, c]],
        ['not_contains', () => value('alpha'), [b, d]],
        ['regex', () => value('^A.*e$'), [a]],
        ['equal', () => value('Beta two'), [b]],
        ['not_equal', () => value('Beta two'), [a, c, d]],
        ['in_list', () => value('Beta two, Alpha one'), [a, b]],
        ['not_in_list', () => value('Beta two, Alpha one'), [c, d]],
        ['less', () => value('B'), [a]],
        ['greater', () => value('M'), [c, d]],
        ['empty', () => yes(false), all],
      ],
      id: [
        ['equal', () => value(String(b)), [b]],
        ['not_equal', () => value(String(b)), [a, c, d]],
        ['less', () => value(String(b)), [a]],
        ['greater', () => value(String(b)), [c, d]],
        ['less_or_equal', () => value(String(b)), [a, b]],
        ['greater_or_equal', () => value(String(b)), [b, c, d]],
        ['in', () => between(String(a), String(b)), [a, b]],
        ['not_in', () => between(String(a), String(b)), [c, d]],
        ['in_list', () => value(`${a}, ${d}`), [a, d]],
        ['not_in_list', () => value(`${a}, ${d}`), [b, c]],
        ['empty', () => yes(true), []],
      ],
      created_at: [
        ['less', () => value(past), []],
        ['greater', () => value(past), all],
        ['in', () => between(past, future), all],
        ['not_in', () => between(past, future), []],
        ['equal', () => value(past), []],
        ['not_equal', () => value(past), all],
        ['empty', () => yes(false), all],
      ],
      is_labeled: [
        ['equal', () => yes(true), [a]],
        ['not_equal', () => yes(true), [b, c, d]],
      ],
      annotators: [
        ['contains', () => yes(me), [a]],
        ['not_contains', () => yes(me), [b, c, d]],
        ['in_list', () => yes(me), [a]],
        ['not_in_list', () => yes(me), [b, c, d]],
        ['empty', () => yes(true), [b, c, d]],
      ],
      predictions_model_versions: [
        ['contains', () => yes('v1'), [d]],
        ['not_contains', () => yes('v1'), [a, b, c]],
        ['empty', () => yes(true), [a, b, c]],
      ],
      predictions_results: [
        ['contains', () => value('PER'), [d]],
        ['not_contains', () => value('PER'), [a, b, c]],
        ['empty', () => yes(true), [a, b, c]],
      ],
    };
    for (const [column, comparisons] of Object.entries(cases)) {
      for (const [operator, fill, expected] of comparisons) {
        await condition(column, operator);
        await fill();
        await until(async () => String(await ids()) === String(expected)).catch(async () =>
          assert.fail(`${column} ${operator}: ${await ids()} instead of ${expected}`),
        );
      }
      const offered = await guest.page
        .locator('[aria-label="Comparison of condition 1"] option')
        .evaluateAll((options) => options.map((option) => option.value));
      const tried = comparisons.map(([operator]) => operator);
      if (column !== 'predictions_results') assert.deepEqual([...offered].sort(), [...tried].sort(), column);
    }
  });

  test('keeps what is chosen at once beside a condition that is not complete yet', async () => {
    await openTable(made);
    await guest.page.click('.table-tools >> text=Filters');
    await guest.page.click('text=Add a condition');
    await guest.page.reload();
    await guest.page.locator('.grid-row input').first().check();
    await guest.page.waitForTimeout(600);
    assert.equal(await guest.page.locator('.table-tools >> text=1 selected').count(), 1);
  });

  test('is ordered by a click on a title, and back', async () => {
    await openTable(made);
    await title('tasks:id').click();
    await title('tasks:id').click();
    await until(async () => (await ids())[0] === made.tasks[3]);
    assert.equal(
      await guest.page.locator('.grid-title[data-column="tasks:id"]').getAttribute('aria-sort'),
      'descending',
    );
    await title('tasks:id').click();
    await until(async () => (await ids())[0] === made.tasks[0]);
  });

  test('stores what it shows as a tab, which is renamed, copied, moved and deleted', async () => {
    const stored = async () => (await api(guest, 'GET', `/api/dm/views/?project=${made.id}`)).map(({ data }) => data);
    await openTable(made);
    await guest.page.fill('.table-tools input[type=search]', 'alpha');
    await title('tasks:id').click();
    await shows(2);
    await guest.page.click('text=Save as a tab');
    await guest.page.fill('dialog input', 'Alphas');
    await guest.page.keyboard.press('Enter');
    await guest.page.waitForSelector('.view-tab[aria-selected=true] >> text=Alphas');
    const [tab] = await stored();
    assert.deepEqual([tab.title, tab.ordering, tab.tagloop.search], ['Alphas', ['tasks:id'], 'alpha']);
    await shows(2);
    await guest.page.click('.view-tab >> text=All tasks');
    await shows(4);
    await guest.page.click('.view-tab >> text=Alphas');
    await shows(2);
    const menu = async (item) => {
      await guest.page.click('.tab-bar [aria-haspopup=dialog]');
      await guest.page.click(`.menu:popover-open >> text=${item}`);
    };
    await menu('Rename tab');
    await guest.page.fill('dialog input', 'First');
    await guest.page.keyboard.press('Enter');
    await until(async () => (await stored())[0].title === 'First');
    await menu('Duplicate tab');
    await until(async () => (await stored()).length === 2);
    await guest.page.waitForSelector('.view-tab[aria-selected=true] >> text=Copy of First');
    await menu('Move to the left');
    await until(async () => (await stored())[0].title === 'Copy of First');
    await guest.page.reload();
    await guest.page.waitForSelector('.view-tab[aria-selected=true] >> text=Copy of First');
    await menu('Delete tab');
    await guest.page.click('dialog footer .danger');
    await until(async () => (await stored()).length === 1);
    await shows(4);
  });

  test('opens a tab of the original as it was left, and changes nothing in it unasked', async () => {
    const data = {
      title: 'Theirs',
      type: 'list',
      gridWidth: 4,
      filters: {
        conjunction: 'and',
        items: [{ filter: 'filter:tasks:data.text', operator: 'contains', type: 'String', value: 'Beta' }],
      },
      ordering: ['-tasks:id'],
      hiddenColumns: { explore: ['tasks:total_annotations', 'tasks:annotators'], labeling: [] },
      columnsWidth: { 'tasks:id': 200 },
    };
    const { id } = await api(guest, 'POST', '/api/dm/views/', { project: made.id, data });
    await openTable(made, `?tab=${id}`);
    await shows(1);
    assert.equal(await title('tasks:total_annotations').count(), 0);
    const { width } = await guest.page.locator('.grid-title[data-column="tasks:id"]').boundingBox();
    assert.equal(Math.round(width), 200);
    assert.deepEqual((await api(guest, 'GET', `/api/dm/views/?project=${made.id}`))[0].data.hiddenColumns, {
      explore: ['tasks:total_annotations', 'tasks:annotators'],
      labeling: [],
    });
  });

  test('shows other columns, in another order and width', async () => {
    await openTable(made);
    await guest.page.click('.table-tools >> text=Columns');
    await guest.page.locator('[data-column="tasks:inner_id"]').getByRole('checkbox').check();
    await guest.page.getByLabel('Width of ID').fill('150');
    await guest.page.getByLabel('Move text forward').click();
    await guest.page.keyboard.press('Escape');
    await title('tasks:inner_id').waitFor();
    const names = await guest.page
      .locator('.grid-title[data-column]')
      .evaluateAll((all) => all.map(({ dataset }) => dataset.column));
    assert.deepEqual(names.slice(0, 2), ['tasks:data.text', 'tasks:id']);
    const edge = guest.page.locator('.grid-title[data-column="tasks:id"] .grid-edge');
    const { x, y, width, height } = await edge.boundingBox();
    await guest.page.mouse.move(x + width / 2, y + height / 2);
    await guest.page.mouse.down();
    await guest.page.mouse.move(x + width / 2 + 50, y + height / 2, { steps: 4 });
    await guest.page.mouse.up();
    const head = await guest.page.locator('.grid-title[data-column="tasks:id"]').boundingBox();
    assert.equal(Math.round(head.width), 200);
    await title('tasks:id').dragTo(title('tasks:data.text'));
    await until(
      async () =>
        (await guest.page.locator('.grid-title[data-column]').first().getAttribute('data-column')) === 'tasks:id',
    );
  });

  test('chooses a range, deletes it after a look at what goes, and undoes that', async () => {
    const count = async () => (await api(guest, 'GET', `/api/projects/${made.id}/`)).task_number;
    await openTable(made);
    await guest.page.locator('.grid-row input').nth(0).click();
    await guest.page
      .locator('.grid-row input')
      .nth(2)
      .click({ modifiers: ['Shift'] });
    await guest.page.waitForSelector('.table-tools >> text=3 selected');
    await guest.page.click('.table-tools >> text=Actions');
    await guest.page.click('[data-action=delete_tasks]');
    await guest.page.waitForSelector('[data-count=tasks]');
    assert.equal(await guest.page.textContent('[data-count=tasks]'), '3');
    await guest.page.waitForSelector('dialog >> text=It can be undone');
    await guest.page.click('dialog footer .danger');
    await shows(1);
    assert.equal(await count(), 1);
    await guest.page.click('.toast >> text=Undo');
    await shows(4);
    assert.equal(await count(), 4);
    assert.deepEqual(await ids(), made.tasks);
  });

  test('is chosen from by keys', async () => {
    await openTable(made);
    await grid().focus();
    await guest.page.keyboard.press('ArrowDown');
    await guest.page.keyboard.press('Space');
    await guest.page.waitForSelector('.table-tools >> text=1 selected');
    await guest.page.keyboard.press('Shift+ArrowDown');
    await guest.page.waitForSelector('.table-tools >> text=2 selected');
    await guest.page.keyboard.press('Control+a');
    await guest.page.waitForSelector('.table-tools >> text=4 selected');
    await guest.page.keyboard.press('Escape');
    await until(async () => (await guest.page.locator('.table-tools >> text=selected').count()) === 0);
  });

  test('opens a task beside it, goes to the next by a key, and keeps it in the address', async () => {
    await openTable(made);
    await grid().focus();
    await guest.page.keyboard.press('Enter');
    await guest.page.waitForSelector(`.task-drawer[aria-label="Task ${made.tasks[0]}"]`);
    await guest.page.keyboard.press('ArrowDown');
    await guest.page.waitForSelector(`.task-drawer[aria-label="Task ${made.tasks[1]}"]`);
    assert.match(guest.page.url(), new RegExp(`task=${made.tasks[1]}`));
    await guest.page.reload();
    await guest.page.waitForSelector(`.task-drawer[aria-label="Task ${made.tasks[1]}"]`);
    await guest.page.locator(`.grid-row[data-task="${made.tasks[3]}"] [data-column="tasks:data.text"]`).click();
    await guest.page.waitForSelector('.task-drawer .mark');
    assert.match(await guest.page.textContent('.task-drawer .drawer-side'), /v1/);
    assert.deepEqual(await violations(guest.page), []);
    await guest.page.locator('.task-drawer header button').last().focus();
    await guest.page.keyboard.press('Escape');
    await guest.page.waitForSelector('.task-drawer', { state: 'detached' });
    assert.equal(await guest.page.evaluate(() => document.activeElement.className), 'task-grid');
  });

  test('draws the marks of a text, those of a model as suggestions', async () => {
    await openTable(made);
    const mark = guest.page.locator(`.grid-row[data-task="${made.tasks[3]}"] .cell-mark.suggested`);
    assert.equal(await mark.textContent(), 'Marie');
    assert.equal(await mark.getAttribute('title'), 'PER');
  });
});
