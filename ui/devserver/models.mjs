// Models elsewhere: the stand-in asks them over HTTP as the server does.
import { caller } from './accounts.mjs';
import { invalid, notFound } from './http.mjs';

const FIELDS = ['title', 'url', 'is_interactive', 'auth_method', 'basic_auth_user', 'basic_auth_pass'];
const picked = (body) => Object.fromEntries(FIELDS.filter((name) => name in body).map((name) => [name, body[name]]));
const shown = ({ basic_auth_pass: password, ...model }) => ({ ...model, basic_auth_pass_is_set: Boolean(password) });

async function ask(model, route, body) {
  const { auth_method, basic_auth_user: user, basic_auth_pass: password } = model;
  const login = auth_method === 'BASIC_AUTH' ? { authorization: `Basic ${btoa(`${user}:${password}`)}` } : {};
  const response = await fetch(`${model.url}/${route}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...login },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw Object.assign(new Error(`${model.url}/${route} answered ${response.status}`), { response });
  return response.json();
}

/** What came of each step; the last one is the one that failed, if any did. */
async function trial(model, tasks, config) {
  const steps = [];
  const attempt = async (step, work) => {
    try {
      const value = await work();
      steps.push({ step, ok: true, detail: null });
      return value;
    } catch (error) {
      const at = step === 'connection' && error.response?.status === 401 ? 'log-in' : step;
      steps.push({ step: at, ok: false, detail: error.message });
      throw error;
    }
  };
  try {
    steps.push({ step: 'name', ok: true, detail: null });
    await attempt('connection', () => ask(model, 'health'));
    steps.push({ step: 'log-in', ok: true, detail: null });
    const { model_version } = await attempt('schema', () => ask(model, 'setup', { project: '1.0', schema: config }));
    await attempt('sample', () => ask(model, 'predict', { tasks, label_config: config, params: {} }));
    return { ok: true, failed_step: null, model_version, steps };
  } catch {
    return { ok: false, failed_step: steps.at(-1).step, model_version: '', steps };
  }
}

export function models(router, store) {
  const one = (call) => {
    caller(store, call);
    const model = store.models.get(Number(call.id));
    if (!model) throw notFound();
    return model;
  };
  const projectOf = (id) => store.projects.get(Number(id)) ?? null;
  const tasksOf = (id) => store.of('tasks', ({ project }) => project === Number(id)).slice(0, 1);
  const tried = (model) => trial(model, tasksOf(model.project), projectOf(model.project).label_config);
  const connected = async (model) => {
    try {
      await ask(model, 'health');
      const { model_version } = await ask(model, 'setup', { project: `${model.project}.0`, schema: '' });
      return { state: 'CO', error_message: null, model_version: model_version ?? '' };
    } catch (error) {
      throw invalid({ non_field_errors: [`Can't connect to ML backend ${model.url}: ${error.message}`] });
    }
  };
  router.on('GET', '/api/ml', (call) => {
    caller(store, call);
    return store.of('models', ({ project }) => project === Number(call.query.project)).map(shown);
  });
  router.on('POST', '/api/ml', async (call) => {
    caller(store, call);
    const model = {
      auth_method: 'NONE',
      basic_auth_user: '',
      project: Number(call.body.project),
      ...picked(call.body),
    };
    Object.assign(model, await connected(model));
    call.status = 201;
    return shown(store.insert('models', model));
  });
  router.on('PATCH', '/api/ml/{id}', async (call) => {
    const changed = { ...one(call), ...picked(call.body) };
    return shown(Object.assign(one(call), changed, await connected(changed)));
  });
  router.on('DELETE', '/api/ml/{id}', (call) => {
    store.models.delete(one(call).id);
    return null;
  });
  router.on('POST', '/api/ml/{id}/train', async (call) => {
    await ask(one(call), 'webhook', { action: 'START_TRAINING' });
    return null;
  });
  router.on('POST', '/api/ml/{id}/interactive-annotating', async (call) => {
    const model = one(call);
    const task = store.tasks.get(Number(call.body.task));
    try {
      const params = { context: call.body.context ?? null };
      const { results } = await ask(model, 'predict', { tasks: [task], project: '1.0', label_config: '', params });
      return { data: results[0] };
    } catch (error) {
      return { errors: [error.message] };
    }
  });
  router.on('POST', '/api/tagloop/ml/test', (call) => {
    caller(store, call);
    return tried({ project: call.body.project, ...picked(call.body) });
  });
  router.on('POST', '/api/tagloop/ml/{id}/test', (call) => tried(one(call)));
}
