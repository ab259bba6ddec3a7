const MOST = 500;

const keyOf = (project: number) => `tagloop.visited.${project}`;

/** The tasks that this tab has opened in a project, in the order of their first visit; a reload keeps them. */
export function visited(project: number): readonly number[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(project)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'number') : [];
  } catch {
    return [];
  }
}

export function visit(project: number, task: number): void {
  const before = visited(project);
  if (!before.includes(task)) sessionStorage.setItem(keyOf(project), JSON.stringify([...before, task].slice(-MOST)));
}

/**
 * The task beside an open one: what somebody was given before this tab was opened, then what the tab has opened, then what waits. Null
 * at either end.
 */
export function neighbourOf(
  task: number | null,
  direction: 1 | -1,
  { done, opened, upcoming }: Readonly<Record<'done' | 'opened' | 'upcoming', readonly number[]>>,
): number | null {
  const earlier = done.filter((id) => !opened.includes(id) && !upcoming.includes(id));
  const ids = [...earlier, ...opened, ...upcoming.filter((id) => !opened.includes(id))];
  const at = ids.indexOf(task ?? -1);
  if (at < 0) return direction < 0 ? (ids.at(-1) ?? null) : null;
  return ids[at + direction] ?? null;
}
