// What nearly every answer about a project begins with.
import { caller } from './accounts.mjs';
import { notFound } from './http.mjs';

/** The project that a path names, for somebody who is signed in. */
export function projectOf(store, call) {
  caller(store, call);
  const project = store.projects.get(Number(call.id));
  if (!project) throw notFound();
  return project;
}
