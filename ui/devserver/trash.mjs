// What was deleted and can come back: whole rows, kept as they were.
import { caller } from './accounts.mjs';
import { notFound } from './http.mjs';

const KEPT_MS = 30 * 86_400_000;
const HANGS_ON_TASK = ['annotations', 'predictions', 'drafts', 'comments'];

export function throwAway(store, user, kind, project, title, tasks) {
  const rows = { tasks: [], projects: [] };
  const take = (table, row) => {
    (rows[table] ??= []).push(row);
    store[table].delete(row.id);
  };
  for (const task of tasks) {
    for (const table of HANGS_ON_TASK)
      for (const row of store.of(table, (row) => row.task === task.id)) take(table, row);
    take('tasks', task);
  }
  if (kind === 'project') take('projects', project);
  const object = kind === 'project' ? project.id : (tasks[0]?.id ?? 0);
  store.insert('bin', {
    kind,
    object,
    project: project.id,
    title,
    by: user.id,
    rows,
  });
  return { kind, id: object };
}

export function trash(router, store) {
  const shown = (item) => ({
    kind: item.kind,
    id: item.object,
    title: item.title,
    project: item.project,
    deleted_at: item.created_at,
    deleted_by: item.by,
    expires_at: new Date(Date.parse(item.created_at) + KEPT_MS).toISOString(),
    state: 'resting',
  });
  const one = (call) => {
    caller(store, call);
    const [item] = store.of('bin', ({ kind, object }) => kind === call.kind && object === Number(call.id));
    if (!item) throw notFound();
    return item;
  };
  router.on('GET', '/api/tagloop/trash', (call) => {
    caller(store, call);
    const project = call.query.project;
    return {
      items: store
        .of('bin', (item) => !project || item.project === Number(project))
        .toReversed()
        .map(shown),
    };
  });
  router.on('POST', '/api/tagloop/trash/{kind}/{id}/restore', (call) => {
    const item = one(call);
    for (const [table, rows] of Object.entries(item.rows)) for (const row of rows) store[table].set(row.id, row);
    store.bin.delete(item.id);
    return { kind: item.kind, id: item.object, project: item.project, left: 0 };
  });
  router.on('DELETE', '/api/tagloop/trash/{kind}/{id}', (call) => {
    store.bin.delete(one(call).id);
    return null;
  });
}
