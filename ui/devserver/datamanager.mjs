// The data manager: tabs, columns, actions with what they would do.
import { caller } from './accounts.mjs';
import { notFound } from './http.mjs';
import { throwAway } from './trash.mjs';
import { listed } from './tasks.mjs';

const ACTIONS = [
  ['delete_tasks', 'Delete Tasks', {}],
  ['delete_tasks_annotations', 'Delete Annotations', { form: null }],
];

export function datamanager(router, store) {
  router.on('GET', '/api/dm/columns', (call) => {
    caller(store, call);
    const project = Number(call.query.project);
    const keys = new Set(
      store.of('tasks', (task) => task.project === project).flatMap(({ data }) => Object.keys(data)),
    );
    const shown = (explore) => ({ visibility_defaults: { explore, labeling: explore } });
    const plain = (id, type, explore = false) => ({ id, title: id, type, target: 'tasks', ...shown(explore) });
    return {
      columns: [
        ...[...keys].map((key) => ({ ...plain(key, 'String', true), parent: 'data' })),
        plain('id', 'Number', true),
        plain('inner_id', 'Number'),
        plain('completed_at', 'Datetime', true),
        plain('total_annotations', 'Number', true),
        plain('cancelled_annotations', 'Number', true),
        plain('total_predictions', 'Number', true),
        { ...plain('annotators', 'List', true), schema: { items: [...store.users.keys()] } },
        plain('predictions_score', 'Number'),
        plain('annotations_results', 'String'),
        plain('created_at', 'Datetime'),
        plain('updated_at', 'Datetime'),
        { id: 'data', title: 'data', type: 'List', target: 'tasks', children: [...keys] },
      ],
    };
  });

  const views = (project) =>
    store.of('views', (view) => view.project === project).sort((a, b) => a.order - b.order || a.id - b.id);
  const view = (call) => {
    const user = caller(store, call);
    const row = store.views.get(Number(call.id));
    if (!user || !row) throw notFound('No View matches the given query.');
    return row;
  };
  router.on('GET', '/api/dm/views', (call) => {
    caller(store, call);
    return views(Number(call.query.project));
  });
  router.on('POST', '/api/dm/views', (call) => {
    const user = caller(store, call);
    const project = Number(call.body.project);
    call.status = 201;
    return store.insert('views', { project, user: user.id, data: call.body.data, order: views(project).length });
  });
  router.on('POST', '/api/dm/views/order', (call) => {
    caller(store, call);
    call.body.ids.forEach((id, order) => (store.views.get(id).order = order));
    return null;
  });
  router.on('PATCH', '/api/dm/views/{id}', (call) => Object.assign(view(call), { data: call.body.data }));
  router.on('DELETE', '/api/dm/views/{id}', (call) => {
    store.views.delete(view(call).id);
    call.status = 204;
    return null;
  });

  router.on('GET', '/api/dm/actions', (call) => {
    caller(store, call);
    return ACTIONS.map(([id, title, form]) => ({ id, title, dialog: { text: title, type: 'confirm', ...form } }));
  });
  router.on('GET', '/api/dm/actions/{action}/form', () => [
    { fields: [{ type: 'select', name: 'annotator', label: 'Annotator', options: [] }] },
  ]);
  const chosen = (call) => {
    const { all, included = [], excluded = [] } = call.body.selectedItems;
    return listed(store, Number(call.id), call.body).filter(({ id }) =>
      all ? !excluded.includes(id) : included.includes(id),
    );
  };
  const answersOf = (rows) =>
    store.of('annotations', (annotation) => rows.some((row) => row.id === annotation.task)).length;
  // Whoever is named gets every task: how tasks are shared out is the server's business.
  const assignment = (call, rows) => ({
    tasks: rows.length,
    changes: {
      assignments: rows.length * call.body.users.length,
      without: 0,
      ...Object.fromEntries(call.body.users.map((user) => [`user:${user}`, rows.length])),
    },
    undoable: true,
  });
  const assign = (call, rows, project) => {
    project.assignments ??= {};
    for (const user of call.body.users)
      project.assignments[user] = [...new Set([...(project.assignments[user] ?? []), ...rows.map(({ id }) => id)])];
  };
  router.on('POST', '/api/tagloop/projects/{id}/actions/{action}/preview', (call) => {
    caller(store, call);
    const rows = chosen(call);
    if (call.action === 'assign_tasks') return assignment(call, rows);
    const tasks = call.action === 'delete_tasks' ? { tasks: rows.length } : {};
    return { tasks: rows.length, changes: { ...tasks, annotations: answersOf(rows) }, undoable: true };
  });
  router.on('POST', '/api/tagloop/projects/{id}/actions/{action}', (call) => {
    const user = caller(store, call);
    const rows = chosen(call).map(({ id }) => store.tasks.get(id));
    const project = store.projects.get(Number(call.id));
    if (call.action === 'assign_tasks') {
      assign(call, rows, project);
      return { detail: 'Assigned', undo: null };
    }
    const undo = throwAway(store, user, rows.length === 1 ? 'task' : 'tasks', project, `${rows.length} tasks`, rows);
    return { detail: `Deleted ${rows.length} tasks`, undo };
  });
}
