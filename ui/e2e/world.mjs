// The sample projects on any server, with an answer that has a past, some talk, and something in the trash. All of it through
// the API, once.
import { points, samples, SHORT } from '../devserver/samples.mjs';
import { api, until } from './work.mjs';

/** Addresses of projects and tasks by what they are. */
export async function world(guest) {
  for (const sample of samples()) await ensure(guest, sample);
  const ids = Object.fromEntries((await listed(guest)).map(({ id, title }) => [title, id]));
  const news = ids['News entities'];
  const { tasks } = await api(guest, 'GET', `/api/tasks/?project=${news}&page_size=100`);
  const find = (start) => tasks.find(({ data }) => data.text.startsWith(start))?.id;
  const made = { ids, news, story: find('Marie Lef'), simple: find(SHORT[0]), talked: find(SHORT[10]) };
  await talk(guest, made.talked);
  await fillTrash(guest, news, find(SHORT[4]));
  await freeze(guest, news);
  return made;
}

const listed = async (guest) => (await api(guest, 'GET', '/api/projects/?page_size=200')).results;

async function ensure(guest, { project, later, tasks }) {
  if ((await listed(guest)).some(({ title }) => title === project.title)) return;
  const { id } = await api(guest, 'POST', '/api/projects/', project);
  await api(guest, 'POST', `/api/projects/${id}/import`, tasks);
  if (later) await api(guest, 'PATCH', `/api/projects/${id}/`, later);
}

async function talk(guest, task) {
  const stored = await api(guest, 'GET', `/api/tasks/${task}/`);
  if (stored.annotations.length > 0) return;
  const span = (id, label, part) => ({
    id,
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    origin: 'manual',
    value: { ...points(stored.data.text, part), labels: [label] },
  });
  const first = [span('a', 'PERSON', 'Samira'), span('b', 'LOCATION', 'Geneva office')];
  const { id } = await api(guest, 'POST', `/api/tasks/${task}/annotations/`, { result: first, lead_time: 31.4 });
  const name = span('a', 'PERSON', 'Samira Haddad');
  const company = span('c', 'ORGANISATION', 'Orion Labs');
  const change = (result) => api(guest, 'PATCH', `/api/annotations/${id}/`, { result, lead_time: 31.4 });
  await change([name, span('b', 'LOCATION', 'Geneva'), company]);
  await change([name, company, span('d', 'DATE', 'autumn')]);
  const say = (text, more) => api(guest, 'POST', '/api/tagloop/comments', { task, annotation: id, text, ...more });
  await say('Is a season a date for us? The guide says: only with a year.', { region_id: 'd' });
  await say('Good question, I asked the team. Until then it stays.');
  const settled = await say('The name was cut off.', { region_id: 'a' });
  await api(guest, 'PATCH', `/api/tagloop/comments/${settled.id}`, { is_resolved: true });
}

async function freeze(guest, project) {
  const snapshots = `/api/projects/${project}/exports`;
  if ((await api(guest, 'GET', snapshots)).length > 0) return;
  const { id } = await api(guest, 'POST', snapshots, { title: 'Before the second round' });
  await until(async () => (await api(guest, 'GET', `${snapshots}/${id}`)).status === 'completed');
  await api(guest, 'POST', `${snapshots}/${id}/convert`, { export_type: 'CSV' });
}

async function fillTrash(guest, project, task) {
  if (task === undefined) return;
  const body = { selectedItems: { all: false, included: [task] } };
  await api(guest, 'POST', `/api/dm/actions/?id=delete_tasks&project=${project}`, body);
  const { label_config } = await api(guest, 'GET', `/api/projects/${project}/`);
  const { id } = await api(guest, 'POST', '/api/projects/', { title: 'Old pilot study', label_config });
  await api(guest, 'DELETE', `/api/projects/${id}/`);
}
