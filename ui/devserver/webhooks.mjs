// Webhooks: the stand-in sends at once what the server would put into its outbox, and tries each message once.
import { caller } from './accounts.mjs';
import { invalid, notFound } from './http.mjs';

const FIELDS = ['url', 'send_payload', 'send_for_all_actions', 'headers', 'is_active', 'actions'];
const DEFAULTS = { send_payload: true, send_for_all_actions: true, headers: {}, is_active: true, actions: [] };
const picked = (body) => Object.fromEntries(FIELDS.filter((name) => name in body).map((name) => [name, body[name]]));
const now = () => new Date().toISOString();

export function webhooks(router, store) {
  const logs = new Map();
  const log = (webhook) => logs.get(webhook.id) ?? logs.set(webhook.id, []).get(webhook.id);
  let deliveries = 0;
  const one = (call, id = call.id) => {
    caller(store, call);
    const webhook = store.webhooks.get(Number(id));
    if (!webhook) throw notFound();
    return webhook;
  };
  const standing = ({ secret, ...webhook }) => ({
    ...webhook,
    secret_is_set: Boolean(secret),
    ml_backend: null,
    waiting: 0,
    failures: 0,
    next_attempt_at: null,
    last_delivery: log(webhook)[0] ?? null,
  });
  const shown = ({ secret, ...webhook }) => webhook;
  const checked = (form) => {
    if ('url' in form && !/^https?:\/\/[^/]/.test(form.url)) throw invalid({ url: ['Enter a valid URL.'] });
    return form;
  };
  async function send(webhook, message, name = crypto.randomUUID()) {
    const start = Date.now();
    const entry = { id: ++deliveries, delivery: name, action: message.action, created_at: now(), attempts: 1 };
    try {
      const { status } = await fetch(webhook.url, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...webhook.headers, 'content-type': 'application/json', 'webhook-id': name },
        body: JSON.stringify(message),
      });
      const arrived = status >= 200 && status < 300;
      Object.assign(entry, {
        state: arrived ? 'delivered' : 'failed',
        status,
        error: arrived ? null : `The receiver answered with status ${status}.`,
      });
    } catch {
      Object.assign(entry, { state: 'failed', status: null, error: `${webhook.url}: connection refused.` });
    }
    Object.assign(entry, { attempted_at: now(), duration_ms: Date.now() - start });
    log(webhook).unshift({ ...entry, message });
    return entry;
  }
  const told = ({ message, ...entry }) => entry;

  router.on('GET', '/api/webhooks', (call) => {
    caller(store, call);
    return store.of('webhooks', ({ project }) => project === Number(call.query.project)).map(shown);
  });
  router.on('POST', '/api/webhooks', (call) => {
    caller(store, call);
    call.status = 201;
    return shown(
      store.insert('webhooks', { project: Number(call.body.project), ...DEFAULTS, ...checked(picked(call.body)) }),
    );
  });
  router.on('PATCH', '/api/webhooks/{id}', (call) => shown(Object.assign(one(call), checked(picked(call.body)))));
  router.on('DELETE', '/api/webhooks/{id}', (call) => {
    store.webhooks.delete(one(call).id);
    return null;
  });
  router.on('GET', '/api/tagloop/projects/{id}/webhooks', (call) => {
    caller(store, call);
    const list = store.of('webhooks', ({ project }) => project === Number(call.id));
    return { results: list.map((webhook) => told(standing(webhook))) };
  });
  const path = '/api/tagloop/projects/{id}/webhooks/{webhook}';
  router.on('PUT', `${path}/secret`, (call) => {
    one(call, call.webhook).secret = call.body.secret;
    return null;
  });
  router.on('DELETE', `${path}/secret`, (call) => {
    delete one(call, call.webhook).secret;
    return null;
  });
  router.on('GET', `${path}/deliveries`, (call) => ({ results: log(one(call, call.webhook)).map(told) }));
  router.on('POST', `${path}/test`, (call) => {
    const webhook = one(call, call.webhook);
    return send(webhook, { action: 'TEST', project: { id: webhook.project } });
  });
  router.on('POST', `${path}/deliveries/{delivery}/redeliver`, async (call) => {
    const webhook = one(call, call.webhook);
    const entry = log(webhook).find(({ id }) => id === Number(call.delivery));
    if (!entry) throw notFound();
    call.status = 201;
    return send(webhook, entry.message, entry.delivery);
  });
}
