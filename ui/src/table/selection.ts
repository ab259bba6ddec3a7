/** Which rows are chosen: some, or all but some. A million rows are chosen without naming one. */
export interface Selection {
  readonly all: boolean;
  /** The chosen tasks; with `all` those that are not. */
  readonly ids: ReadonlySet<number>;
}

export const NONE: Selection = { all: false, ids: new Set() };
export const EVERY: Selection = { all: true, ids: new Set() };

export const isSelected = ({ all, ids }: Selection, id: number): boolean => all !== ids.has(id);

export function countOf({ all, ids }: Selection, total: number): number {
  return all ? Math.max(0, total - ids.size) : ids.size;
}

/** With these tasks chosen, or not chosen. */
export function withTasks({ all, ids }: Selection, tasks: readonly number[], chosen: boolean): Selection {
  const next = new Set(ids);
  for (const id of tasks)
    if (chosen === all) next.delete(id);
    else next.add(id);
  return { all, ids: next };
}

export const toggled = (selection: Selection, id: number): Selection =>
  withTasks(selection, [id], !isSelected(selection, id));

/** As actions take it. */
export type SelectedItems =
  | { readonly all: true; readonly excluded: readonly number[] }
  | { readonly all: false; readonly included: readonly number[] };

export const selectedItems = ({ all, ids }: Selection): SelectedItems =>
  all ? { all, excluded: [...ids] } : { all, included: [...ids] };
