import { errorBody, notFound, Refusal } from './http.mjs';
import { caller } from './accounts.mjs';
import { remark } from './comments.mjs';
import { keepVersion, tagOf } from './history.mjs';
import { isLabelled } from './projects.mjs';
import { throwAway } from './trash.mjs';

export function tasks(router, store) {
  const find = (kind, id, call) => {
    caller(store, call);
    const row = store[kind].get(Number(id));
    if (!row) throw notFound(`No ${kind} matches the given query.`);
    return row;
  };
  const taskJson = (task, full) => taskJsonOf(store, task, full);
  const insert = (project, item) => {
    const wrapped = item.data !== null && typeof item.data === 'object';
    const row = store.insert('tasks', {
      project: project.id,
      inner_id: store.tasks.size + 1,
      data: wrapped ? item.data : item,
      meta: (wrapped && item.meta) || {},
      overlap: project.maximum_annotations,
    });
    for (const prediction of (wrapped && item.predictions) || [])
      store.insert('predictions', {
        model_version: 'undefined',
        score: null,
        ...prediction,
        task: row.id,
        project: project.id,
      });
    for (const annotation of (wrapped && item.annotations) || [])
      store.insert('annotations', {
        was_cancelled: false,
        ground_truth: false,
        lead_time: null,
        completed_by: 1,
        ...annotation,
        task: row.id,
        project: project.id,
      });
    return row;
  };
  router.on('POST', '/api/projects/{id}/import', (call) => {
    const project = find('projects', call.id, call);
    const rows = (Array.isArray(call.body) ? call.body : [call.body]).map((item) => insert(project, item));
    call.status = 201;
    return { task_count: rows.length, annotation_count: 0, prediction_count: 0, task_ids: rows.map((row) => row.id) };
  });
  router.on('GET', '/api/tasks', (call) => {
    caller(store, call);
    const asked = JSON.parse(call.query.query ?? '{}');
    const { ordering } = asked;
    const rows = listed(store, Number(call.query.project), asked, call.query.fields === 'all');
    const [order] = ordering ?? [];
    if (order) {
      const key = order.replace(/^-?tasks:/, '');
      rows.sort((a, b) => ((a[key] ?? Infinity) < (b[key] ?? Infinity) ? -1 : 1));
      if (order.startsWith('-')) rows.reverse();
    }
    const [page, size] = [Number(call.query.page ?? 1), Number(call.query.page_size ?? 100)];
    if (page > 1 && (page - 1) * size >= rows.length) throw notFound('Invalid page.');
    return {
      tasks: rows.slice((page - 1) * size, page * size),
      total: rows.length,
      ...(call.query.list === undefined ? {} : { list: 'list' }),
      total_annotations: 0,
      total_predictions: 0,
    };
  });
  router.on('GET', '/api/tasks/{id}', (call) => taskJson(find('tasks', call.id, call), true));
  router.on('POST', '/api/dm/actions', (call) => {
    const user = caller(store, call);
    const ids = call.body.selectedItems.included;
    const rows = ids.map((id) => store.tasks.get(id)).filter(Boolean);
    const project = store.projects.get(rows[0]?.project);
    throwAway(store, user, rows.length === 1 ? 'task' : 'tasks', project, `${rows.length} tasks`, rows);
    return { processed_items: ids.length, detail: 'Deleted' };
  });
  router.on('GET', '/api/projects/{id}/next', (call) => {
    const user = caller(store, call);
    const project = find('projects', call.id, call);
    const open = store.of(
      'tasks',
      (task) =>
        task.project === project.id &&
        !isLabelled(store, task) &&
        store.of('annotations', (annotation) => annotation.task === task.id && annotation.completed_by === user.id)
          .length === 0,
    );
    if (project.sampling === 'Uncertainty sampling')
      open.sort((a, b) => (taskJson(a).predictions_score ?? 1) - (taskJson(b).predictions_score ?? 1));
    if (open.length === 0) throw notFound(`There are no tasks for ${user.email}`);
    if (!store.stream.some((entry) => entry.taskId === open[0].id))
      store.stream.push({ taskId: open[0].id, annotationId: null });
    return { ...taskJson(open[0], true), queue: 'Sequence queue', unique_lock_id: crypto.randomUUID() };
  });
  router.on('GET', '/api/projects/{id}/label-stream-history', (call) =>
    store.stream.filter(({ taskId }) => store.tasks.get(taskId)?.project === Number(call.id)),
  );
  router.on('POST', '/api/tasks/{id}/annotations', (call) => {
    const user = caller(store, call);
    const task = find('tasks', call.id, call);
    if (call.body.unique_id && store.of('annotations', ({ unique_id }) => unique_id === call.body.unique_id).length > 0)
      throw new Refusal(409, errorBody(409, 'Annotation with this unique id already exists'));
    const { draft_id: draft, skip_reason: reason, ...fields } = call.body;
    if (draft) store.drafts.delete(draft);
    const row = store.insert('annotations', {
      ground_truth: false,
      ...fields,
      was_cancelled: call.query.was_cancelled === '1' || fields.was_cancelled === true,
      task: task.id,
      project: task.project,
      completed_by: user.id,
      created_username: ` ${user.email}, ${user.id}`,
    });
    if (reason) store.insert('comments', remark(user, { task: task.id, annotation: row.id, text: reason }));
    const entry = store.stream.find(({ taskId }) => taskId === task.id);
    if (entry) entry.annotationId = row.id;
    else store.stream.push({ taskId: task.id, annotationId: row.id });
    call.status = 201;
    call.reply.ETag = keepVersion(store, row, user, 'created');
    return row;
  });
  router.on('PATCH', '/api/annotations/{id}', (call) => {
    const row = find('annotations', call.id, call);
    const asked = call.headers['if-match'];
    if (asked && asked !== tagOf(store, row)) {
      const refusal = new Refusal(412, {
        ...errorBody(412, 'The annotation was changed since that version.'),
        current: row,
      });
      refusal.reply = { ETag: tagOf(store, row) };
      throw refusal;
    }
    Object.assign(row, call.body, { updated_at: new Date().toISOString() });
    call.reply.ETag = keepVersion(store, row, caller(store, call), 'updated');
    return row;
  });
  router.on('GET', '/api/annotations/{id}', (call) => {
    const row = find('annotations', call.id, call);
    call.reply.ETag = tagOf(store, row);
    return row;
  });
  const draft = (call, annotation) => {
    const user = caller(store, call);
    call.status = 201;
    return store.insert('drafts', { ...call.body, task: Number(call.id), annotation, user: user.email });
  };
  router.on('POST', '/api/tasks/{id}/drafts', (call) => draft(call, null));
  router.on('POST', '/api/tasks/{id}/annotations/{annotation}/drafts', (call) => draft(call, Number(call.annotation)));
  router.on('PATCH', '/api/drafts/{id}', (call) =>
    Object.assign(find('drafts', call.id, call), call.body, { updated_at: new Date().toISOString() }),
  );
}

/** Whether a condition holds; what the pages ask for, not all that the server knows. */
function fits(row, column, operator, value) {
  const cell = column.startsWith('data.')
    ? row.data[column.slice(5)]
    : column === 'completed_at'
      ? row.is_labeled || null
      : column === 'annotators'
        ? row.annotations.map((annotation) => annotation.completed_by.id)
        : row[column];
  const isEmpty = cell === undefined || cell === null || cell === '' || (Array.isArray(cell) && cell.length === 0);
  const holds = (text) => String(cell).toLowerCase().includes(String(text).toLowerCase());
  switch (operator) {
    case 'empty':
      return isEmpty === value;
    case 'contains':
      return !isEmpty && holds(value);
    case 'not_contains':
      return isEmpty || !holds(value);
    case 'less':
      return cell < value;
    case 'greater':
      return cell > value;
    case 'in':
      return cell >= value.min && cell <= value.max;
    case 'in_list':
      return value.some((one) => String(one) === String(cell));
    case 'not_equal':
      return String(cell) !== String(value);
    default:
      return String(cell) === String(value);
  }
}

function taskJsonOf(store, task, full) {
  const annotations = store.of('annotations', (annotation) => annotation.task === task.id);
  const predictions = store.of('predictions', (prediction) => prediction.task === task.id);
  return {
    ...task,
    meta: {},
    is_labeled: isLabelled(store, task),
    total_annotations: annotations.filter((annotation) => !annotation.was_cancelled).length,
    cancelled_annotations: annotations.filter((annotation) => annotation.was_cancelled).length,
    total_predictions: predictions.length,
    predictions_score: predictions.at(-1)?.score ?? null,
    comment_count: store.of('comments', (comment) => comment.task === task.id).length,
    annotations: full
      ? annotations.map(({ unique_id: _unseen, ...annotation }) => ({
          ...annotation,
          completed_by: { id: annotation.completed_by, email: store.users.get(annotation.completed_by)?.email },
        }))
      : [],
    predictions: full ? predictions : [],
    drafts: full ? store.of('drafts', (draft) => draft.task === task.id) : [],
  };
}

/** The tasks that a query asks for. */
export function listed(store, project, { filters, search = '' }, full = true) {
  const rows = store.of('tasks', (task) => task.project === project).map((task) => taskJsonOf(store, task, full));
  const tests = (filters?.items ?? []).map(
    ({ filter, operator, value }) =>
      (row) =>
        fits(row, filter.replace('filter:tasks:', ''), operator, value),
  );
  const words = search.toLowerCase().split(/\s+/);
  return rows
    .sort((a, b) => a.id - b.id)
    .filter((row) => {
      if (tests.length === 0) return true;
      return filters.conjunction === 'or' ? tests.some((test) => test(row)) : tests.every((test) => test(row));
    })
    .filter(({ data }) => words.every((word) => JSON.stringify(data).toLowerCase().includes(word)));
}
