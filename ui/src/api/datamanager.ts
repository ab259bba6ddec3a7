/** The data manager's routes: tabs, columns, actions. */
import { call } from './http';
import type { Task, TaskPage } from './types';

/** One condition, as tabs store it. */
export interface WireFilter {
  readonly filter: string;
  readonly operator: string;
  readonly type: string;
  readonly value: unknown;
}

export interface WireFilters {
  readonly conjunction: 'and' | 'or';
  readonly items: readonly WireFilter[];
}

/** Which tasks a list or an action is about, and in which order. */
export interface ListQuery {
  readonly filters: WireFilters;
  readonly ordering: readonly string[];
  /** Words that every text of the task is searched for. */
  readonly search?: string;
  readonly columnsDisplayType?: Readonly<Record<string, string>>;
}

export interface WireColumn {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly parent?: string;
  readonly help?: string;
  readonly schema?: { readonly items: readonly (number | string)[] };
  readonly visibility_defaults?: { readonly explore: boolean };
  readonly children?: readonly string[];
}

/** What a screen keeps of a tab. Keys that this program does not know are kept as they came. */
export type ViewData = Readonly<Record<string, unknown>>;

export interface View {
  readonly id: number;
  readonly project: number;
  readonly data: ViewData;
  readonly order: number;
}

export const views = {
  list: (project: number) => call<readonly View[]>('GET', '/api/dm/views/', { query: { project } }),
  create: (project: number, data: ViewData) => call<View>('POST', '/api/dm/views/', { body: { project, data } }),
  change: (id: number, data: ViewData) => call<View>('PATCH', `/api/dm/views/${id}/`, { body: { data } }),
  remove: (id: number) => call<null>('DELETE', `/api/dm/views/${id}/`),
  arrange: (project: number, ids: readonly number[]) =>
    call<null>('POST', '/api/dm/views/order/', { body: { project, ids } }),
};

export const columns = {
  list: (project: number) =>
    call<{ readonly columns: readonly WireColumn[] }>('GET', '/api/dm/columns/', { query: { project } }).then(
      (answer) => answer.columns,
    ),
};

export const rows = {
  /**
   * @param page counted from 1
   * @param list what an earlier page called the list, to go on with it as it was; empty to begin
   */
  page: (project: number, query: ListQuery, page: number, pageSize: number, list: string, signal?: AbortSignal) =>
    call<TaskPage & { readonly list: string }>('GET', '/api/tasks/', {
      query: { project, page, page_size: pageSize, fields: 'all', list, query: JSON.stringify(query) },
      signal,
    }),
  /** The ids of one page alone. */
  ids: (project: number, query: ListQuery, page: number, pageSize: number) =>
    call<{ readonly tasks: readonly Pick<Task, 'id'>[]; readonly total: number }>('GET', '/api/tasks/', {
      query: { project, page, page_size: pageSize, include: 'id', query: JSON.stringify(query) },
    }).then(({ tasks }) => tasks.map(({ id }) => id)),
};

export interface BulkAction {
  readonly id: string;
  readonly title: string;
  readonly dialog?: { readonly title?: string; readonly text: string; readonly form?: unknown };
}

export interface FormField {
  readonly type: string;
  readonly name: string;
  readonly label: string;
  readonly value?: string | null;
  readonly placeholder?: string;
  readonly options?: readonly (string | { readonly value: string; readonly label: string })[];
}

/** What an action would do. */
export interface ActionPreview {
  /** Tasks that it is asked for. */
  readonly tasks: number;
  /** What it would make or take away, by kind. */
  readonly changes: Readonly<Record<string, number>>;
  readonly undoable: boolean;
}

export interface ActionOutcome {
  readonly detail: string;
  /** What brings back what was taken away; null when nothing does. */
  readonly undo: {
    readonly kind: 'task' | 'tasks' | 'annotation' | 'annotations' | 'change';
    readonly id: number;
  } | null;
}

/** Which tasks, and what the action's form asked for. */
export type ActionRequest = Partial<ListQuery> & {
  readonly selectedItems: unknown;
  readonly [field: string]: unknown;
};

const ofAction = (project: number, id: string) => `/api/tagloop/projects/${project}/actions/${id}`;

export const actions = {
  list: (project: number) => call<readonly BulkAction[]>('GET', '/api/dm/actions/', { query: { project } }),
  form: (project: number, id: string) =>
    call<readonly { readonly fields: readonly FormField[] }[]>('GET', `/api/dm/actions/${id}/form/`, {
      query: { project },
    }).then((groups) => groups.flatMap(({ fields }) => fields)),
  preview: (project: number, id: string, body: ActionRequest) =>
    call<ActionPreview>('POST', `${ofAction(project, id)}/preview`, { body }),
  run: (project: number, id: string, body: ActionRequest) =>
    call<ActionOutcome>('POST', ofAction(project, id), { body }),
};
