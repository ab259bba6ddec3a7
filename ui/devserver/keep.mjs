// What only the owner of the server keeps, lets out and has forgotten.
import { caller } from './accounts.mjs';
import { Refusal, errorBody, notFound } from './http.mjs';

const DAY_S = 86_400;

export function keep(router, store) {
  const owner = (call) => {
    if (caller(store, call).id !== 1) throw new Refusal(403, errorBody(403, 'You do not have permission.'));
  };
  const backups = [];
  const list = () => ({
    folder: '/srv/tagloop/backups',
    free: 73_500_000_000,
    every_seconds: DAY_S,
    keep_days: 7,
    keep_weeks: 4,
    next_at: new Date(Date.now() + DAY_S * 1000).toISOString(),
    running: null,
    last: null,
    results: backups.toReversed(),
  });
  router.on('GET', '/api/tagloop/backups', (call) => {
    owner(call);
    return list();
  });
  router.on('POST', '/api/tagloop/backups', (call) => {
    owner(call);
    const created_at = new Date().toISOString();
    const stamp = created_at.replaceAll(/[-:]|\..*/g, '').replace('T', '-');
    backups.push({ name: `tagloop-${stamp}.zip`, created_at, scheduled: false, size: 1_200_000 });
    return list();
  });
  router.on('POST', '/api/tagloop/backups/cancel', (call) => {
    owner(call);
    return list();
  });
  router.on('GET', '/api/tagloop/outgoing', (call) => {
    owner(call);
    const way = (kind, open, setting, places = []) => ({ kind, open, setting, places });
    return {
      ways: [
        way('import_by_address', true, '--outbound-allow'),
        way('hub', true, '--hub'),
        way('ml_backends', true, '--outbound-allow'),
        way('webhooks', true, '--outbound-allow'),
        way('telemetry', false, null),
      ],
    };
  });
  router.on('POST', '/api/tagloop/users/{user}/erase', (call) => {
    owner(call);
    const user = store.users.get(Number(call.user));
    if (!user) throw notFound();
    const { preview } = call.body;
    const annotations = store.of('annotations', ({ completed_by }) => completed_by === user.id).length;
    if (!preview) Object.assign(user, { email: `erased-${user.id}@invalid`, first_name: '', last_name: '' });
    return {
      preview,
      touched: [{ where: 'annotations', count: annotations }],
      files: [],
      left: [],
      models: [],
      backups: [],
    };
  });
}
