// Working together: roles, assignments, copies of projects, ways in.
import { caller } from './accounts.mjs';
import { invalid } from './http.mjs';
import { projectJson } from './projects.mjs';
import { projectOf } from './lookup.mjs';

export function team(router, store) {
  const one = (call) => projectOf(store, call);
  const rolesJson = (project) => ({
    enabled: project.roles_enabled ?? false,
    members: store
      .of('users', () => true)
      .map(({ id, email, first_name, last_name }) => ({
        user: { id, email, first_name, last_name },
        role: project.roles?.[id] ?? (id === 1 ? 'owner' : 'annotator'),
      })),
    mine: 'owner',
  });
  const at = '/api/tagloop/projects/{id}';
  router.on('GET', `${at}/roles`, (call) => rolesJson(one(call)));
  router.on('PATCH', `${at}/roles`, (call) => {
    const project = one(call);
    project.roles_enabled = call.body.enabled;
    return rolesJson(project);
  });
  router.on('PUT', `${at}/roles/{user}`, (call) => {
    const project = one(call);
    project.roles = { ...project.roles, [call.user]: call.body.role };
    return rolesJson(project);
  });
  const assignmentsJson = (project) => ({
    assignments: Object.entries(project.assignments ?? {})
      .filter(([, tasks]) => tasks.length > 0)
      .map(([user, tasks]) => ({ user: Number(user), tasks })),
  });
  router.on('GET', `${at}/assignments`, (call) => assignmentsJson(one(call)));
  router.on('POST', `${at}/assignments`, (call) => {
    const project = one(call);
    const { users, tasks, mode } = call.body;
    const all = store.of('tasks', (task) => task.project === project.id).map((task) => task.id);
    const chosen = tasks === 'all' ? all : tasks;
    project.assignments ??= {};
    for (const user of users) {
      const old = project.assignments[user] ?? [];
      project.assignments[user] =
        mode === 'add' ? [...new Set([...old, ...chosen])] : old.filter((task) => !chosen.includes(task));
    }
    return assignmentsJson(project);
  });
  const workJson = (project) => ({
    assigned_only: project.assigned_only ?? false,
    people: rolesJson(project).members.map(({ user }) => {
      const tasks = project.assignments?.[user.id] ?? [];
      const answered = tasks.filter((task) =>
        store.of('annotations', (row) => row.task === task && row.completed_by === user.id).some(() => true),
      ).length;
      return {
        user,
        skills: project.skills?.[user.id] ?? [],
        assigned: tasks.length,
        answered,
        open: tasks.length - answered,
      };
    }),
  });
  router.on('GET', `${at}/work`, (call) => workJson(one(call)));
  router.on('PATCH', `${at}/work`, (call) => {
    const project = one(call);
    project.assigned_only = call.body.assigned_only;
    return workJson(project);
  });
  router.on('PUT', `${at}/work/{user}/skills`, (call) => {
    const project = one(call);
    project.skills = { ...project.skills, [call.user]: [...call.body.skills].sort() };
    return workJson(project);
  });
  router.on('GET', `${at}/work/tasks`, (call) => {
    const own = one(call).assignments?.[caller(store, call).id] ?? [];
    const tasks = own.map((id) => store.tasks.get(id)).filter(Boolean);
    return {
      total: tasks.length,
      tasks: tasks.slice(0, 20).map(({ id, inner_id, data }) => ({ id, inner_id, data, answered: false })),
    };
  });
  const goldJson = (project) => {
    const known = store.of('annotations', (row) => row.project === project.id && row.ground_truth);
    return { every: project.gold_every ?? 0, tasks: new Set(known.map(({ task }) => task)).size, people: [] };
  };
  router.on('GET', `${at}/gold`, (call) => goldJson(one(call)));
  router.on('PATCH', `${at}/gold`, (call) => {
    const project = one(call);
    project.gold_every = call.body.every;
    return goldJson(project);
  });
  router.on('POST', `${at}/duplicate`, (call) => {
    const project = one(call);
    const { title = `Copy of ${project.title}`, mode = 'settings' } = call.body;
    if (title.length < 3) throw invalid({ title: ['Ensure this field has at least 3 characters.'] });
    const { id: _id, ...settings } = project;
    const made = store.insert('projects', { ...settings, title });
    for (const task of mode.includes('tasks') ? store.of('tasks', (row) => row.project === project.id) : []) {
      const copy = store.insert('tasks', { ...task, id: store.id('tasks'), project: made.id });
      for (const table of mode.includes('annotations') ? ['predictions', 'annotations'] : ['predictions'])
        for (const row of store.of(table, (other) => other.task === task.id))
          store.insert(table, { ...row, id: store.id(table), unique_id: null, task: copy.id, project: made.id });
    }
    call.status = 201;
    return projectJson(store, made);
  });
}
