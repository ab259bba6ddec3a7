// The built-in learner: it learns nothing here, but tells everything that a real one tells, in the same order.
import { errorBody, notFound, Refusal } from './http.mjs';
import { runningJob, submit } from './jobs.mjs';
import { choicesOf, compared, labelsOf, learned, learnedChoices, mistaken, relabelled } from './learned.mjs';
import { projectOf } from './lookup.mjs';

const POLICY = { mode: 'automatic', every: 25, warm: 25, minutes: 10, promote: 'better', refresh: true };
const STEPS = 12;
const STEP_MS = 25;

const refuse = (detail) => new Refusal(400, errorBody(400, detail));

/** Of a project that nobody set anything for. */
export const fresh = () => ({
  enabled: true,
  base: null,
  policy: POLICY,
  settings: {},
  versions: [],
  promoted: [],
  labelledThen: 0,
  mapping: {},
});

export function learner(router, store) {
  const here = (call) => projectOf(store, call);
  const stateOf = ({ id }) => {
    if (!store.learners.has(id)) store.learners.set(id, fresh());
    return store.learners.get(id);
  };
  const tasksOf = (project) => store.of('tasks', (task) => task.project === project.id);
  const answered = (project) =>
    new Set(store.of('annotations', (row) => row.project === project.id && !row.was_cancelled).map(({ task }) => task));
  const serving = (state) => state.promoted.at(-1) ?? 'starter';
  const mappingOf = (project, state) => {
    if (serving(state) !== 'starter')
      return { from: serving(state), labels: {}, unmatched: 'drop', by: {}, without: [] };
    const own = labelsOf(project.label_config);
    const guess = { PER: ['PER', 'PERSON'], ORG: ['ORG', 'ORGANISATION'], LOC: ['LOC', 'LOCATION'], MISC: [] };
    const byName = Object.fromEntries(
      Object.entries(guess).flatMap(([name, words]) => {
        const found = own.find((label) => words.includes(label.toUpperCase()));
        return found ? [[name, found]] : [];
      }),
    );
    const hand = state.mapping.labels ?? {};
    const labels = Object.fromEntries(
      Object.entries({ ...byName, ...hand }).filter(([, label]) => label !== null && label !== ''),
    );
    return {
      from: 'starter',
      labels,
      unmatched: state.mapping.unmatched ?? 'drop',
      ...(state.mapping.one ? { one: state.mapping.one } : {}),
      by: Object.fromEntries(
        [...Object.keys(labels), ...Object.keys(hand)].map((name) => [name, name in hand ? 'hand' : 'name']),
      ),
      without: Object.keys(guess).filter((name) => !(name in labels)),
    };
  };
  const json = (project) => {
    const state = stateOf(project);
    const labelled = answered(project).size;
    const spans = /<Labels /.test(project.label_config);
    const choices = choicesOf(project.label_config);
    const suitable = spans || choices !== null;
    const kinds = [
      ...(spans ? [{ task: 'token-classification', control: null }] : []),
      ...(choices ? [{ task: 'text-classification', control: choices.name }] : []),
    ];
    const learns = kinds.toSorted(({ task }) => (task === state.settings.task ? -1 : 0));
    const waits = learns[0]?.task === 'text-classification' && state.promoted.length === 0;
    return {
      available: true,
      enabled: state.enabled,
      suitable,
      serving: suitable && state.enabled && !waits ? serving(state) : null,
      reason: !suitable
        ? 'The built-in learner finds nothing to learn in this label config.'
        : waits
          ? 'Nothing answers before a first version has learned, which needs 10 labelled tasks.'
          : null,
      base: state.base,
      learns,
      policy: state.policy,
      settings: state.settings,
      labelled,
      new_labels: Math.max(0, labelled - state.labelledThen),
      training: runningJob(store, project.id, 'train/learner'),
      waiting: null,
      mapping: mappingOf(project, state),
    };
  };
  const shown = (state, version) => ({ ...version, promoted: state.promoted.at(-1) === version.name });
  const version = (state, name) => {
    const found = state.versions.find((one) => one.name === name);
    if (!found) throw notFound(`There is no version ${name}`);
    return found;
  };
  const at = '/api/tagloop/projects/{id}/learner';
  const refreshes = new Set();
  router.on('GET', `${at}/events`, (call) => {
    const project = here(call).id;
    return (stream) => {
      const tell = (told, version) => told === project && stream.send('refreshed', { version });
      refreshes.add(tell);
      stream.onClose(() => refreshes.delete(tell));
    };
  });
  router.on('GET', at, (call) => json(here(call)));
  // Combining stored answers is the real server's business.
  router.on('GET', '/api/tagloop/projects/{id}/combination', () => ({ controls: [], voices: [], job: null }));
  router.on('PATCH', at, (call) => {
    const project = here(call);
    const state = stateOf(project);
    for (const key of ['enabled', 'policy', 'base', 'mapping', 'settings'])
      if (key in call.body) state[key] = key === 'policy' ? { ...state.policy, ...call.body.policy } : call.body[key];
    return json(project);
  });
  router.on('POST', `${at}/train`, (call) => {
    const project = here(call);
    const state = stateOf(project);
    const settings = { num_train_epochs: 6, ...state.settings, ...call.body?.settings };
    const texts = answered(project).size;
    if (settings.num_train_epochs < 1) throw refuse('num_train_epochs must be at least 1');
    return submit(store, project.id, 'train/learner', `Train project ${project.id}`, async (watch) => {
      watch.log(`Reads the labels of project ${project.id}`);
      watch.progress('Read the labels', 0, 0);
      await watch.pause(200);
      if (texts < 1) throw new Error('No text of this project is labelled yet. Label some, then train again.');
      watch.log(`${texts} labelled texts; starts from ${state.base ?? 'minilm'}`);
      const epochs = settings.num_train_epochs;
      const whole = json(project).learns[0]?.task === 'text-classification';
      const made = (whole ? learnedChoices : learned)(project, `v${state.versions.length + 1}`, texts, {
        ...settings,
        base: state.base ?? 'minilm',
      });
      for (let epoch = 1; epoch <= epochs; epoch++) {
        for (let step = 1; step <= STEPS; step++) {
          await watch.pause(STEP_MS);
          const done = (epoch - 1) * STEPS + step;
          const at = done / STEPS;
          const loss = 2.1 * Math.exp(-0.55 * at) + 0.08 + 0.05 * Math.sin(done * 1.7);
          watch.progress(`Epoch ${epoch} of ${epochs}`, done, epochs * STEPS);
          if (done % 3 === 0) watch.figures({ kind: 'step', step: done, epoch: at, loss, learning_rate: 2e-4 });
        }
        const share = 1 - Math.exp(-0.8 * epoch);
        const point = {
          kind: 'epoch',
          epoch,
          loss: 2.1 * Math.exp(-0.55 * epoch) + 0.1,
          precision: made.details.precision * share,
          recall: made.details.recall * share ** 1.4,
          f1: made.details.f1 * share ** 1.2,
          seconds: (STEPS * STEP_MS) / 1000,
          best: true,
        };
        watch.figures(point);
        watch.log(`Epoch ${epoch}: loss ${point.loss.toFixed(3)}, F1 ${point.f1.toFixed(3)}`);
        made.details.epochs.push(point);
      }
      state.versions.push(made);
      state.labelledThen = texts;
      if (state.policy.promote !== 'manual') state.promoted.push(made.name);
      watch.log(`Stored as ${made.name}`);
      return { version: made.name };
    });
  });
  router.on('POST', `${at}/combine`, (call) => {
    const project = here(call);
    const state = stateOf(project);
    const names = call.body.versions;
    const members = names.map((name) => version(state, name));
    if (members.length < 2) throw refuse('Name 2 to 10 versions, such as ["v1", "v2"].');
    return submit(store, project.id, 'combine/learner', `Combine ${names.join(', ')}`, async (watch) => {
      for (const [index, name] of names.entries()) {
        watch.progress(`Asking ${name}`, index, names.length);
        await watch.pause(STEP_MS);
      }
      const made = structuredClone(members.at(-1));
      made.name = `v${state.versions.length + 1}`;
      Object.assign(made.details, {
        kind: 'combined',
        base: `combined: ${names.join('+')}`,
        members: names.map((name) => ({ name, weight: 1 })),
      });
      state.versions.push(made);
      return { version: made.name };
    });
  });
  router.on('GET', `${at}/versions`, (call) => {
    const state = stateOf(here(call));
    return { versions: state.versions.map((one) => shown(state, one)) };
  });
  router.on('GET', `${at}/versions/{version}`, (call) => {
    const state = stateOf(here(call));
    return shown(state, version(state, call.version));
  });
  router.on('GET', `${at}/versions/{version}/mistakes`, (call) => {
    const project = here(call);
    return mistaken(version(stateOf(project), call.version), project.label_config);
  });
  router.on('POST', `${at}/versions/{version}/promote`, (call) => {
    const state = stateOf(here(call));
    const found = version(state, call.version);
    if (state.promoted.at(-1) !== found.name) state.promoted.push(found.name);
    for (const tell of refreshes) tell(Number(call.id), found.name);
    return shown(state, found);
  });
  router.on('POST', `${at}/rollback`, (call) => {
    const state = stateOf(here(call));
    if (state.promoted.length < 2) throw refuse('No version answered before this one.');
    state.promoted.pop();
    return shown(state, version(state, state.promoted.at(-1)));
  });
  router.on('GET', `${at}/compare`, (call) => {
    const project = here(call);
    const state = stateOf(project);
    return compared(version(state, call.query.a), version(state, call.query.b), labelsOf(project.label_config));
  });
  router.on('GET', `${at}/label-changes`, (call) => {
    const project = here(call);
    const state = stateOf(project);
    return relabelled(version(state, call.query.a), version(state, call.query.b), labelsOf(project.label_config));
  });
  router.on('GET', `${at}/predictions`, (call) => {
    const project = here(call);
    const { promoted, versions } = stateOf(project);
    const serving = promoted.at(-1) ?? null;
    const counts = new Map();
    for (const { model_version: name } of store.of('predictions', (prediction) => prediction.project === project.id))
      if (versions.some((one) => one.name === name)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return {
      serving,
      versions: [...counts].map(([name, predictions]) => ({ name, predictions, superseded: name !== serving })),
    };
  });
  router.on('POST', `${at}/interactive`, (call) => {
    here(call);
    const { text = '' } = store.tasks.get(Number(call.body.task)).data;
    const points = Array.from(text);
    // The words that a person just labelled, wherever else they stand.
    const again = (call.body.context?.result ?? []).flatMap((region) => {
      const { start, end, labels } = region.value;
      const length = end - start;
      const word = points.slice(start, end).join('');
      return points.flatMap((_, at) =>
        at !== start && points.slice(at, at + length).join('') === word
          ? [
              {
                ...region,
                id: `again-${at}`,
                meta: { text: ['seen before'] },
                value: { start: at, end: at + length, text: word, labels },
              },
            ]
          : [],
      );
    });
    return { data: { result: again, score: null } };
  });
  router.on('POST', `${at}/predict`, (call) => {
    const project = here(call);
    const name = serving(stateOf(project));
    return submit(store, project.id, 'predict/learner', `Predict project ${project.id} with ${name}`, async (watch) => {
      const done = answered(project);
      const choices = json(project).learns[0]?.task === 'text-classification' ? choicesOf(project.label_config) : null;
      const open = tasksOf(project).filter(({ id }) => !done.has(id));
      for (const [index, task] of open.entries()) {
        watch.progress(`Predict with ${name}`, index, open.length);
        await watch.pause(60);
        store.insert('predictions', {
          task: task.id,
          project: project.id,
          model_version: name,
          score: 0.5,
          result: choices
            ? [
                {
                  from_name: choices.name,
                  to_name: choices.text,
                  type: 'choices',
                  score: 0.5,
                  value: { choices: [choices.labels[0]] },
                },
              ]
            : firstWord(project.label_config, task.data.text ?? ''),
        });
      }
      watch.progress(`Predict with ${name}`, open.length, open.length);
      watch.log(`${open.length} tasks predicted by ${name}`);
      return { version: name, predictions: String(open.length) };
    });
  });
}

/** What a version finds here: the first word, under the first label. */
function firstWord(config, text) {
  const [, from, to] = /<Labels\s[^>]*name="([^"]*)"[^>]*toName="([^"]*)"/.exec(config) ?? [];
  const [label] = labelsOf(config);
  const [word] = /^\S+/.exec(text) ?? [];
  if (!from || !label || !word) return [];
  const value = { start: 0, end: Array.from(word).length, text: word, labels: [label] };
  return [{ id: 'first', from_name: from, to_name: to, type: 'labels', value }];
}
