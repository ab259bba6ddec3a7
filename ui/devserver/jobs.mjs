// Long work: pieces that run by timers, tell how far they are, and can be cancelled.
import { caller } from './accounts.mjs';
import { notFound } from './http.mjs';

export class Cancelled extends Error {}

const isOver = ({ state }) => state !== 'queued' && state !== 'running';

const shown = ({ log: _log, figures: _figures, listeners: _listeners, cancelled: _cancelled, ...job }) => job;

/** Who listens to all jobs. */
const everywhere = new Set();

function tell(job, name, data) {
  for (const stream of job.listeners) stream.send(name, data);
  if (name === 'progress' || name === 'end') for (const stream of everywhere) stream.send(name, data);
  if (name === 'end') {
    for (const stream of job.listeners) stream.end();
    job.listeners.clear();
  }
}

const blank = (store, project, kind, title) => ({
  id: String(store.id('jobs')).padStart(6, '0'),
  project,
  kind,
  title,
  state: 'queued',
  step: '',
  done: 0,
  total: 0,
  created_at: new Date().toISOString(),
  started_at: null,
  finished_at: null,
  error: null,
  result: {},
  log: [],
  figures: [],
  listeners: new Set(),
  cancelled: false,
});

/**
 * Starts work, or finds the same work that runs already.
 * @param work gets { progress, log, figures, pause }; gives back what it made; throws what went wrong
 */
export function submit(store, project, kind, title, work) {
  const running = [...store.jobs.values()].find((job) => job.project === project && job.kind === kind && !isOver(job));
  if (running) return shown(running);
  const job = blank(store, project, kind, title);
  store.jobs.set(job.id, job);
  const change = (fields, name = 'progress') => {
    Object.assign(job, fields);
    tell(job, name, shown(job));
  };
  const end = (state, fields) => change({ state, finished_at: new Date().toISOString(), ...fields }, 'end');
  const watch = {
    progress: (step, done, total) => change({ step, done, total }),
    log: (line) => {
      job.log.push(line);
      tell(job, 'log', { line });
    },
    figures: (point) => {
      job.figures.push(point);
      tell(job, 'figures', point);
    },
    pause: async (ms) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      if (job.cancelled) throw new Cancelled();
    },
  };
  const run = async () => {
    await watch.pause(60);
    change({ state: 'running', started_at: new Date().toISOString() });
    return work(watch);
  };
  run().then(
    (result) => end('succeeded', { result: result ?? {} }),
    (error) =>
      error instanceof Cancelled ? end('cancelled', {}) : end('failed', { error: error.message ?? String(error) }),
  );
  return shown(job);
}

/** A job of the past, for something to look at. */
export function past(store, project, fields) {
  const job = { ...blank(store, project, fields.kind, fields.title), ...fields };
  store.jobs.set(job.id, job);
}

export const runningJob = (store, project, kind) => {
  const job = [...store.jobs.values()].find((one) => one.project === project && one.kind === kind && !isOver(one));
  return job ? shown(job) : null;
};

export function jobs(router, store) {
  const listed = (test) => [...store.jobs.values()].filter(test).toReversed().map(shown);
  const one = (call) => {
    caller(store, call);
    const job = store.jobs.get(call.job);
    if (job?.project !== Number(call.id)) throw notFound();
    return job;
  };
  router.on('GET', '/api/tagloop/jobs', (call) => {
    caller(store, call);
    const [page, size] = [Number(call.query.page ?? 1), Number(call.query.page_size ?? 50)];
    const all = listed(() => true);
    if (page > 1 && (page - 1) * size >= all.length) throw notFound('Invalid page.');
    return { count: all.length, results: all.slice((page - 1) * size, page * size) };
  });
  router.on('GET', '/api/tagloop/jobs/events', (call) => {
    caller(store, call);
    return (stream) => {
      everywhere.add(stream);
      stream.onClose(() => everywhere.delete(stream));
    };
  });
  const at = '/api/tagloop/projects/{id}/jobs';
  router.on('GET', at, (call) => {
    caller(store, call);
    return { jobs: listed(({ project }) => project === Number(call.id)) };
  });
  router.on('GET', `${at}/{job}`, (call) => {
    const job = one(call);
    return { ...shown(job), log: job.log };
  });
  router.on('POST', `${at}/{job}/cancel`, (call) => {
    const job = one(call);
    job.cancelled = true;
    return shown(job);
  });
  router.on('GET', `${at}/{job}/events`, (call) => {
    const job = one(call);
    return (stream) => {
      stream.send('progress', shown(job));
      for (const point of job.figures) stream.send('figures', point);
      if (isOver(job)) {
        stream.send('end', shown(job));
        return stream.end();
      }
      job.listeners.add(stream);
      stream.onClose(() => job.listeners.delete(stream));
    };
  });
}
