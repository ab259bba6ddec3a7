// A stand-in for the server, for developing and testing the pages without Java. `node devserver/main.mjs [port]`, then sign
// in as ann@example.org with the password "password". Nothing is kept when it stops.
import { accounts } from './accounts.mjs';
import { comments } from './comments.mjs';
import { dashboard } from './dashboard.mjs';
import { datamanager } from './datamanager.mjs';
import { exports } from './exports.mjs';
import { history } from './history.mjs';
import { hub } from './hub.mjs';
import { imports } from './imports.mjs';
import { jobs } from './jobs.mjs';
import { keep } from './keep.mjs';
import { labels } from './labels.mjs';
import { learner } from './learner.mjs';
import { stopping } from './stopping.mjs';
import { queue } from './queue.mjs';
import { models } from './models.mjs';
import { team } from './team.mjs';
import { trash } from './trash.mjs';
import { webhooks } from './webhooks.mjs';
import { Router, serve } from './http.mjs';
import { projects } from './projects.mjs';
import { seed } from './seed.mjs';
import { Store } from './store.mjs';
import { tasks } from './tasks.mjs';

export async function start(port) {
  const store = new Store();
  const router = new Router();
  accounts(router, store);
  projects(router, store);
  tasks(router, store);
  datamanager(router, store);
  dashboard(router, store);
  history(router, store);
  comments(router, store);
  labels(router, store);
  models(router, store);
  webhooks(router, store);
  jobs(router, store);
  hub(router, store);
  imports(router, store);
  learner(router, store);
  stopping(router, store);
  queue(router, store);
  team(router, store);
  trash(router, store);
  exports(router, store);
  keep(router, store);
  seed(store);
  const server = await serve(router, new URL('../target/web/', import.meta.url), port);
  return { store, server, url: `http://127.0.0.1:${server.address().port}` };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { url } = await start(Number(process.argv[2] ?? 8090));
  console.log(url);
}
