// Which sampler chooses the next tasks: long texts are doubtful here, and a task's reason names its last word.
import { errorBody, Refusal } from './http.mjs';
import { submit } from './jobs.mjs';
import { projectOf } from './lookup.mjs';

const ALWAYS = ['random', 'sequential', 'longest-first'];
/** By what is learned: a model that labels words says other things than one that labels texts. */
const BY_KIND = {
  spans: [...ALWAYS, 'mnlp', 'committee-kl', 'kmeans++', 'hybrid'],
  class: [...ALWAYS, 'breaking-ties', 'committee-kl', 'kmeans++', 'class-balancing'],
};

const kindOf = ({ label_config: config }) =>
  /<Labels /.test(config) ? 'spans' : /<Choices /.test(config) ? 'class' : null;

const samplersOf = (project) => BY_KIND[kindOf(project)] ?? ALWAYS;

const refuse = (detail) => new Refusal(400, errorBody(400, detail));

export function queue(router, store) {
  /** By project: the sampler that was chosen, and when. */
  const choices = new Map();
  const here = (call) => projectOf(store, call);
  const open = (project) => {
    const done = new Set(
      store.of('annotations', (row) => row.project === project.id && !row.was_cancelled).map(({ task }) => task),
    );
    return store.of('tasks', (task) => task.project === project.id && !done.has(task.id));
  };
  const textOf = (task) => String(Object.values(task.data).find((value) => typeof value === 'string') ?? '');
  const ordered = (project, sampler) => {
    const tasks = open(project);
    if (sampler !== 'sequential') tasks.sort((a, b) => textOf(b).length - textOf(a).length || a.id - b.id);
    return tasks.map((task) => {
      const word = textOf(task).match(/\p{L}+(?=\P{L}*$)/u)?.[0] ?? 'the text';
      const next = sampler === 'sequential';
      const reason = next ? 'next in order' : `least sure about ${word}: 52 % LOC, 47 % ORG`;
      const why = [
        next ? { code: 'next', values: [] } : { code: 'least-sure', values: [word, '52', 'LOC', '47', 'ORG'] },
      ];
      return { task: task.id, text: textOf(task).slice(0, 80), score: textOf(task).length / 100, reason, why };
    });
  };
  const json = (project) => {
    const sampler = choices.get(project.id)?.sampler ?? null;
    const left = open(project).length;
    return {
      sampler,
      sampling: project.sampling,
      in_force: sampler !== null,
      order: sampler && {
        sampler,
        reader: 'starter',
        note: null,
        made_at: choices.get(project.id).at,
        tasks: left,
        left,
      },
      stopped: null,
      job: null,
      kind: kindOf(project),
      samplers: samplersOf(project).map((name) => ({
        name,
        description: name,
        reads: !ALWAYS.includes(name),
        obstacle: name === 'committee-kl' ? 'It compares versions of the model: train twice first.' : null,
      })),
    };
  };
  const at = '/api/tagloop/projects/{id}/queue';
  router.on('GET', at, (call) => json(here(call)));
  router.on('PATCH', at, (call) => {
    const project = here(call);
    const { sampler } = call.body;
    if (sampler !== null && !samplersOf(project).includes(sampler)) throw refuse(`There is no sampler "${sampler}".`);
    choices.set(project.id, { sampler, at: new Date().toISOString() });
    return json(project);
  });
  router.on('GET', `${at}/preview`, (call) => {
    const project = here(call);
    const sampler = call.query.sampler ?? choices.get(project.id)?.sampler;
    const tasks = ordered(project, sampler);
    return {
      sampler,
      chosen_by: sampler,
      note: null,
      open: tasks.length,
      weighed: tasks.length,
      tasks: tasks.slice(0, Number(call.query.count ?? 20)),
    };
  });
  router.on('GET', `${at}/reason`, (call) => {
    const project = here(call);
    const task = Number(call.query.task);
    const sampler = choices.get(project.id)?.sampler ?? null;
    const place = sampler && ordered(project, sampler).find((one) => one.task === task);
    return {
      task,
      sampler,
      score: place?.score ?? null,
      reason: place?.reason ?? null,
      why: place?.why ?? [],
      note: null,
    };
  });
  router.on('POST', `${at}/order`, (call) => {
    const project = here(call);
    return submit(store, project.id, 'order/learner', `Order the tasks of ${project.id}`, async (watch) => {
      watch.progress('Ordering', 0, 0);
      return {};
    });
  });
}
