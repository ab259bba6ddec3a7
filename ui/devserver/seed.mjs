// Two people and the sample projects, in the memory of the stand-in.
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
}
