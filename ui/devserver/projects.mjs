import { invalid } from './http.mjs';
import { caller } from './accounts.mjs';
import { throwAway } from './trash.mjs';
import { projectOf } from './lookup.mjs';

export const DEFAULTS = {
  title: '',
  description: '',
  label_config: '<View></View>',
  expert_instruction: '',
  show_instruction: false,
  show_skip_button: true,
  enable_empty_annotation: true,
  color: '#FFFFFF',
  maximum_annotations: 1,
  overlap_cohort_percentage: 100,
  sampling: 'Sequential sampling',
  show_overlap_first: false,
  show_ground_truth_first: false,
  show_collab_predictions: true,
  skip_queue: 'REQUEUE_FOR_OTHERS',
  model_version: '',
  pinned_at: null,
  is_draft: false,
};

export function projectJson(store, project) {
  const tasks = store.of('tasks', (task) => task.project === project.id);
  const annotations = store.of('annotations', (annotation) => annotation.project === project.id);
  const labelled = tasks.filter((task) => isLabelled(store, task)).length;
  return {
    ...project,
    task_number: tasks.length,
    finished_task_number: labelled,
    num_tasks_with_annotations: labelled,
    total_annotations_number: annotations.filter((annotation) => !annotation.was_cancelled).length,
    skipped_annotations_number: annotations.filter((annotation) => annotation.was_cancelled).length,
    total_predictions_number: store.of('predictions', (prediction) => prediction.project === project.id).length,
    queue_total: tasks.length,
    queue_done: labelled,
  };
}

export const isLabelled = (store, task) =>
  store.of('annotations', (annotation) => annotation.task === task.id && !annotation.was_cancelled).length >=
  task.overlap;

export function projects(router, store) {
  const one = (call) => projectOf(store, call);
  router.on('GET', '/api/projects', (call) => {
    caller(store, call);
    const results = store
      .of('projects', ({ title }) => title.toLowerCase().includes((call.query.title ?? '').toLowerCase()))
      .reverse()
      .map((project) => projectJson(store, project));
    return { count: results.length, next: null, previous: null, results };
  });
  router.on('POST', '/api/projects', (call) => {
    const user = caller(store, call);
    if (call.body.title && call.body.title.length < 3)
      throw invalid({ title: ['Ensure this field has at least 3 characters.'] });
    call.status = 201;
    return projectJson(
      store,
      store.insert('projects', {
        ...DEFAULTS,
        ...call.body,
        created_by: { id: user.id, email: user.email, first_name: '', last_name: '', avatar: null },
      }),
    );
  });
  router.on('GET', '/api/projects/{id}', (call) => projectJson(store, one(call)));
  router.on('PATCH', '/api/projects/{id}', (call) => projectJson(store, Object.assign(one(call), call.body)));
  router.on('DELETE', '/api/projects/{id}', (call) => {
    const project = one(call);
    const tasks = store.of('tasks', (task) => task.project === project.id);
    throwAway(store, caller(store, call), 'project', project, project.title, tasks);
    return null;
  });
  router.on('POST', '/api/projects/{id}/validate', (call) => ({ label_config: (one(call), call.body.label_config) }));
  router.on('GET', '/api/projects/{id}/model-versions', (call) => {
    const project = one(call);
    const counts = {};
    for (const { model_version: version } of store.of('predictions', (prediction) => prediction.project === project.id))
      counts[version] = (counts[version] ?? 0) + 1;
    return counts;
  });
  router.on('GET', '/api/projects/{id}/summary', (call) => {
    const project = one(call);
    const columns = {};
    for (const task of store.of('tasks', (task) => task.project === project.id))
      for (const key of Object.keys(task.data)) columns[key] = (columns[key] ?? 0) + 1;
    const labels = {};
    for (const annotation of store.of('annotations', (annotation) => annotation.project === project.id)) {
      for (const region of annotation.result ?? [])
        for (const label of region.value?.labels ?? [])
          (labels[region.from_name] ??= {})[label] = (labels[region.from_name][label] ?? 0) + 1;
    }
    return {
      all_data_columns: columns,
      common_data_columns: Object.keys(columns),
      created_annotations: {},
      created_labels: labels,
    };
  });
}
