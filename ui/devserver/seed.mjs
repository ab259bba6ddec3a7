// Two people and the sample projects, in the memory of the stand-in.
import { past } from './jobs.mjs';
import { learned } from './learned.mjs';
import { fresh } from './learner.mjs';
import { DEFAULTS } from './projects.mjs';
import { samples } from './samples.mjs';

export function seed(store) {
  store.insert('users', { email: 'ann@example.org', password: 'password', first_name: 'Ann', last_name: 'Lee' });
  store.insert('users', { email: 'bob@example.org', password: 'password', first_name: '', last_name: '' });
  for (const { project, later, tasks } of samples()) {
    const owner = store.insert('projects', {
      ...DEFAULTS,
      created_by: { id: 1, email: 'ann@example.org' },
      ...project,
      ...later,
    });
    for (const { data, predictions = [] } of tasks) {
      const task = store.insert('tasks', { project: owner.id, inner_id: store.tasks.size + 1, data, overlap: 1 });
      for (const prediction of predictions)
        store.insert('predictions', { task: task.id, project: owner.id, ...prediction });
    }
  }
  const news = store.of('projects', ({ title }) => title === 'News entities')[0];
  oldWork(store, news.id);
  store.learners.set(news.id, taughtBefore(news));
}

/** Jobs of the last days: one of each end. */
function oldWork(store, project) {
  const at = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
  const job = (kind, title, state, minutes, took, more = {}) =>
    past(store, project, {
      kind,
      title,
      state,
      created_at: at(minutes),
      started_at: at(minutes),
      finished_at: at(minutes - took),
      ...more,
    });
  job('import/hub', 'Import wikiann/en', 'succeeded', 4000, 0.4, {
    result: { tasks: '100' },
    log: ['wikiann/en at 7ba3b5e: 20000 rows', 'Rows 0 to 100', '100 tasks are new'],
  });
  job('train/learner', `Train project ${project}`, 'interrupted', 3000, 2, {
    step: 'Epoch 2 of 6',
    done: 61,
    total: 180,
  });
  job('train/learner', `Train project ${project}`, 'failed', 2900, 3, {
    error:
      'The training ran away: its loss is not a number any more after step 40. Try a smaller learning rate than 0.1.',
    log: ['24 labelled texts; starts from minilm', 'Epoch 1: loss 3.914', 'Epoch 2: loss NaN'],
  });
  job('predict/learner', `Predict project ${project} with v1`, 'cancelled', 900, 1, { done: 4, total: 11 });
}

/** Three versions; the newest waits for somebody to let it suggest. */
function taughtBefore(project) {
  const versions = [8, 24, 60].map((texts, index) => {
    const version = learned(project, `v${index + 1}`, texts, { num_train_epochs: 8, base: 'minilm' });
    const { precision, recall, f1 } = version.details;
    for (let epoch = 1; epoch <= 8; epoch++) {
      const share = 1 - Math.exp(-0.8 * epoch);
      version.details.epochs.push({
        epoch,
        loss: 2.1 * Math.exp(-0.55 * epoch) + 0.1,
        precision: precision * share,
        recall: recall * share ** 1.4,
        f1: f1 * share ** 1.2,
      });
    }
    return { ...version, created: new Date(Date.now() - (3 - index) * 86_400_000).toISOString() };
  });
  return { ...fresh(), versions, promoted: ['v1', 'v2'] };
}
