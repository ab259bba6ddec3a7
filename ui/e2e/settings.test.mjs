// The settings of a project and of an account; every test reads what the server keeps.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn, visitor } from './browser.mjs';
import { browser, guest, url } from './stage.mjs';
import { api, NER, press, project, until } from './work.mjs';

beforeEach(() => signIn(guest));

const ANSWERED = {
  data: { text: 'Marie met Paul.' },
  annotations: [
    {
      result: [
        {
          id: 'm',
          from_name: 'ner',
          to_name: 'text',
          type: 'labels',
          value: { start: 0, end: 5, text: 'Marie', labels: ['PER'] },
        },
        {
          id: 'p',
          from_name: 'ner',
          to_name: 'text',
          type: 'labels',
          value: { start: 10, end: 14, text: 'Paul', labels: ['ORG'] },
        },
      ],
    },
  ],
};
const projectOf = ({ id }) => api(guest, 'GET', `/api/projects/${id}/`);
const labelsOf = async ({ tasks: [task] }) =>
  (await api(guest, 'GET', `/api/tasks/${task}/`)).annotations[0].result.map(({ value }) => value.labels.join());

describe('a project', () => {
  test('keeps every setting of its queue', async () => {
    const made = await project(guest, NER, ['x']);
    await guest.go(`/projects/${made.id}/settings/queue`);
    await guest.page.getByLabel('Order of tasks').selectOption('Uncertainty sampling');
    await guest.page.getByLabel('Annotations for each task').fill('2');
    await guest.page.getByLabel('For so many percent').fill('40');
    await guest.page.getByLabel('several people label come first').check();
    await guest.page.getByLabel('known right answer come first').check();
    await guest.page.getByLabel('Skipped tasks').selectOption('IGNORE_SKIPPED');
    await guest.page.getByLabel('Show suggestions').uncheck();
    await guest.page.click('form .primary');
    await until(async () => (await projectOf(made)).maximum_annotations === 2);
    const kept = await projectOf(made);
    assert.deepEqual(
      [
        kept.sampling,
        kept.overlap_cohort_percentage,
        kept.show_overlap_first,
        kept.show_ground_truth_first,
        kept.skip_queue,
        kept.show_collab_predictions,
      ],
      ['Uncertainty sampling', 40, true, true, 'IGNORE_SKIPPED', false],
    );
  });

  test('keeps its name and what people are told, and says which field is refused', async () => {
    const made = await project(guest, NER, ['x']);
    await guest.go(`/projects/${made.id}/settings/general`);
    await guest.page.getByLabel('Description').fill('About שלום 🎉');
    await guest.page.getByLabel('Instructions for annotators').fill('<p>Mark <b>names</b></p>');
    await guest.page.getByLabel('Show the instructions').check();
    await guest.page.getByLabel('may be skipped').uncheck();
    await guest.page.getByLabel('may be empty').uncheck();
    await guest.page.click('form .primary');
    await until(async () => (await projectOf(made)).description !== '');
    const kept = await projectOf(made);
    assert.deepEqual(
      [
        kept.description,
        kept.expert_instruction,
        kept.show_instruction,
        kept.show_skip_button,
        kept.enable_empty_annotation,
      ],
      ['About שלום 🎉', '<p>Mark <b>names</b></p>', true, false, false],
    );
    if (process.env.TAGLOOP_URL) {
      await guest.page.getByLabel('Name').fill('ab');
      await guest.page.click('form .primary');
      await guest.page.waitForSelector('.field-error');
      assert.notEqual((await projectOf(made)).title, 'ab');
    }
  });

  test('is duplicated with its tasks', async () => {
    const made = await project(guest, NER, [ANSWERED, 'second']);
    await guest.go(`/projects/${made.id}/settings/general`);
    await guest.page.click('.row-section button');
    await guest.page.getByRole('dialog').getByLabel('Name').fill('The copy');
    await guest.page.click('dialog .choice >> text=Settings and tasks');
    await guest.page.click('dialog footer .primary');
    await guest.page.waitForSelector('.grid-row[data-task]:nth-child(2)');
    const id = Number(guest.page.url().split('/').at(-1));
    assert.notEqual(id, made.id);
    const copy = await api(guest, 'GET', `/api/projects/${id}/`);
    assert.deepEqual([copy.title, copy.task_number, copy.total_annotations_number], ['The copy', 2, 0]);
    assert.equal(copy.label_config, (await projectOf(made)).label_config);
  });

  test('and what is deleted in it comes back from the trash or goes for good', async () => {
    const made = await project(guest, NER, ['Alpha', 'Beta', 'Gamma']);
    const remove = async (text) => {
      await guest.go(`/projects/${made.id}`);
      await guest.page.locator('.grid-row', { hasText: text }).locator('input[type=checkbox]').check();
      await guest.page.click('.table-tools >> text=Actions');
      await guest.page.click('[data-action=delete_tasks]');
      await guest.page.click('dialog footer .danger');
      await guest.page.waitForSelector('dialog', { state: 'detached' });
    };
    await remove('Alpha');
    await remove('Beta');
    await until(async () => (await projectOf(made)).task_number === 1);
    await guest.go(`/projects/${made.id}/settings/trash`);
    await guest.page.waitForSelector('.trash-item:nth-child(2)');
    await guest.page.locator('.trash-item').last().getByText('Bring back').click();
    await until(async () => (await projectOf(made)).task_number === 2);
    const { tasks } = await api(guest, 'GET', `/api/tasks/?project=${made.id}`);
    assert.deepEqual(tasks.map(({ data }) => data.text).sort(), ['Alpha', 'Gamma']);
    await until(async () => (await guest.page.locator('.trash-item').count()) === 1);
    await guest.page.click('text=Empty the trash');
    await guest.page.click('dialog footer .danger');
    await guest.page.waitForSelector('.empty');
    assert.equal((await projectOf(made)).task_number, 2);
  });

  test('that was deleted comes back with everything', async () => {
    const made = await project(guest, NER, [ANSWERED]);
    const { title } = await projectOf(made);
    await guest.go(`/projects/${made.id}/settings/danger`);
    await guest.page.fill('.danger-zone input', title);
    await guest.page.click('.danger-zone button');
    await guest.page.waitForURL('**/projects');
    await guest.page.click('.page-foot a');
    await guest.page.locator(`[data-trash="project/${made.id}"]`).getByText('Bring back').click();
    await guest.page.locator(`[data-trash="project/${made.id}"]`).waitFor({ state: 'detached' });
    await until(async () => (await projectOf(made)).title === title);
    await until(async () => (await projectOf(made)).total_annotations_number === 1);
  });

  test('has roles when somebody switches them on', async () => {
    const made = await project(guest, NER, ['x']);
    const get = () => api(guest, 'GET', `/api/tagloop/projects/${made.id}/roles`);
    await guest.go(`/projects/${made.id}/settings/roles`);
    await guest.page.waitForSelector('.person-row');
    assert.equal(await guest.page.locator('.person-row select:enabled').count(), 0);
    await guest.page.getByLabel('Use roles').check();
    await until(async () => (await get()).enabled);
    const others = (await get()).members.filter(({ user }) => user.email !== 'ann@example.org');
    if (others.length === 0) return;
    const [{ user }] = others;
    await guest.page.locator(`[data-user="${user.email}"] select`).selectOption('reviewer');
    await until(async () => (await get()).members.find((member) => member.user.id === user.id).role === 'reviewer');
  });

  test('gives chosen tasks to a person', async () => {
    const made = await project(guest, NER, ['Alpha', 'Beta']);
    const get = async () => (await api(guest, 'GET', `/api/tagloop/projects/${made.id}/assignments`)).assignments;
    await guest.go(`/projects/${made.id}`);
    await guest.page.locator('.grid-row', { hasText: 'Beta' }).locator('input[type=checkbox]').check();
    await guest.page.click('.table-tools >> text=Assign');
    await guest.page.locator('dialog .choice').first().click();
    await guest.page.waitForSelector('dialog .notice >> text=1 assignment will be made');
    await guest.page.click('dialog footer .primary');
    await until(async () => (await get()).length === 1);
    assert.deepEqual((await get())[0].tasks, [made.tasks[1]]);
    await guest.go(`/projects/${made.id}/settings/assignments`);
    await guest.page.waitForSelector('.person-row >> text=1 task');
    await guest.page.locator('.person-row').first().getByText('Assign all').click();
    await until(async () => (await get())[0]?.tasks.length === 2);
    await guest.page.locator('.person-row').first().getByText('Take all away').click();
    await until(async () => (await get()).length === 0);
  });
});

describe('labels', () => {
  test('are merged in config and answers, after a preview', async () => {
    const made = await project(guest, NER, [ANSWERED]);
    await guest.go(`/projects/${made.id}/settings/labels`);
    await guest.page.click('text=Rename or merge');
    await guest.page.getByLabel('New name of PER').fill('NAME');
    await guest.page.getByLabel('New name of ORG').fill('NAME');
    await guest.page.waitForSelector('.notice >> text=2 entries in 1 annotation');
    assert.equal(await guest.page.locator('.migrate-mark .pill').count(), 2);
    assert.deepEqual(await labelsOf(made), ['PER', 'ORG']);
    await guest.page.click('dialog footer .primary');
    await guest.page.waitForSelector('dialog', { state: 'detached' });
    assert.deepEqual(await labelsOf(made), ['NAME', 'NAME']);
    const values = [...(await projectOf(made)).label_config.matchAll(/<Label value="(\w+)"/g)].map(
      ([, value]) => value,
    );
    assert.deepEqual(values, ['NAME', 'LOC']);
  });

  test('the XML has marks where the server’s linter finds something', async () => {
    const made = await project(guest, NER, ['x']);
    await guest.go(`/projects/${made.id}/settings/labels`);
    await guest.page.click('.segmented >> text=XML');
    await guest.page.locator('.cm-content').click();
    await press(guest, 'Control+a');
    await guest.page.keyboard.insertText(
      '<View>\n<Text name="text" value="$text"/>\n<Choices name="c" toName="text"><Choice/><Choice value="b"/></Choices>\n</View>',
    );
    await guest.page.waitForSelector('.finding.error');
    assert.match(await guest.page.textContent('.finding.error'), /Line 3/);
    await guest.page.waitForSelector('.cm-lint-marker-error');
  });
});

describe('an account', () => {
  test('makes a key, sees it in the list, and revokes it', async () => {
    await guest.go('/account');
    const kept = async () =>
      (await api(guest, 'GET', '/api/tagloop/tokens')).results.filter(({ kind }) => kind === 'personal').length;
    // One key an account: a server that ran before may have one.
    if ((await kept()) === 0) {
      await guest.page.click('text=Create a token');
      await guest.page.waitForSelector('.notice .copy-line input');
    }
    await until(async () => (await kept()) === 1);
    await guest.page.locator('[data-grants=keys] [data-kind=personal] button').click();
    await until(async () => (await kept()) === 0);
    if ((await api(guest, 'GET', '/api/tagloop/tokens')).results.length === 0)
      await guest.page.waitForSelector('[data-grants=keys] >> text=Create a token above when you need one');
  });

  test('ends its session in another browser', async () => {
    const other = await visitor(browser, url());
    await signIn(other);
    await guest.go('/account');
    const kept = async () => (await api(guest, 'GET', '/api/tagloop/sessions')).results;
    await until(async () => (await kept()).length >= 2);
    assert.equal((await kept()).filter(({ current }) => current).length, 1);
    for (let left = (await kept()).length; left > 1; left--) {
      await guest.page.locator('[data-grants=sessions] .grant button').first().click();
      await until(async () => (await kept()).length === left - 1);
      await guest.page.waitForFunction(
        (count) => document.querySelectorAll('[data-grants=sessions] .grant').length === count,
        left - 1,
      );
    }
    await other.page.reload();
    await other.page.waitForSelector('input[type=password]');
    await other.context.close();
  });
});
