import { rows as api, type ListQuery } from '../api/datamanager';
import type { Task } from '../api/types';
import { countOf, type Selection } from './selection';

/** Rows that can be chosen one by one with a range; all rows of a tab are chosen without. */
export const MOST_RANGE = 20_000;

/** Ids a request: as many as the server gives at once. */
const TOGETHER = 1000;

/** The ids of the tasks in rows from one to another, both included; those that were never in view are asked for. */
export async function idsBetween(
  project: number,
  query: ListQuery,
  at: (row: number) => Task | undefined,
  first: number,
  last: number,
): Promise<readonly number[]> {
  const seen = Array.from({ length: last - first + 1 }, (_, index) => at(first + index));
  if (seen.every((task) => task !== undefined)) return seen.map((task) => task!.id);
  const ids: number[] = [];
  for (let page = Math.floor(first / TOGETHER); page * TOGETHER <= last; page++) {
    const found = await api.ids(project, query, page + 1, TOGETHER);
    ids.push(...found.slice(Math.max(0, first - page * TOGETHER), last - page * TOGETHER + 1));
  }
  return ids;
}

/**
 * The chosen tasks by their ids, or that they are all tasks of the project.
 *
 * @param total rows of the list
 * @param tooMany what to say when they are more than can be named
 */
export async function chosenTasks(
  project: number,
  query: ListQuery,
  selection: Selection,
  total: number,
  tooMany: string,
): Promise<readonly number[] | 'all'> {
  if (!selection.all) return [...selection.ids];
  const isWhole = query.filters.items.length === 0 && !query.search;
  if (isWhole && selection.ids.size === 0) return 'all';
  if (countOf(selection, total) > MOST_RANGE) throw new Error(tooMany);
  const ids = await idsBetween(project, query, () => undefined, 0, total - 1);
  return ids.filter((id) => !selection.ids.has(id));
}
