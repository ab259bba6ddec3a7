import type { WireColumn } from '../api/datamanager';
import { taskTitle } from '../label/surroundings';

/** How a column's values are drawn. */
export type CellKind =
  'task' | 'text' | 'number' | 'share' | 'seconds' | 'date' | 'people' | 'list' | 'boolean' | 'state' | 'results';

/** What a column can be asked, and so which operators it has. */
export type FilterKind = 'number' | 'string' | 'datetime' | 'boolean' | 'people' | 'versions' | 'ids' | 'results';

export interface Column {
  /** As tabs name it: `tasks:id`, `tasks:data.text`. */
  readonly id: string;
  /** The key of the task data that it shows; null for what every task has. */
  readonly dataKey: string | null;
  /** As the server names it. */
  readonly title: string;
  readonly cell: CellKind;
  readonly filter: FilterKind;
  /** What its values are taken from, where that is known. */
  readonly options: readonly (number | string)[];
  /** Whether a tab that says nothing shows it. */
  readonly shown: boolean;
  readonly width: number;
}

const PREFIX = 'tasks:';
export const nameOfColumn = (id: string): string => id.slice(PREFIX.length);

interface Look {
  readonly cell: CellKind;
  readonly filter: FilterKind;
  readonly width: number;
}

const LOOKS: Readonly<Record<string, Look>> = {
  id: { cell: 'task', filter: 'number', width: 92 },
  inner_id: { cell: 'number', filter: 'number', width: 100 },
  completed_at: { cell: 'date', filter: 'datetime', width: 150 },
  created_at: { cell: 'date', filter: 'datetime', width: 150 },
  updated_at: { cell: 'date', filter: 'datetime', width: 150 },
  annotators: { cell: 'people', filter: 'people', width: 130 },
  assignees: { cell: 'people', filter: 'people', width: 130 },
  updated_by: { cell: 'people', filter: 'people', width: 130 },
  comment_authors: { cell: 'people', filter: 'people', width: 130 },
  annotations_results: { cell: 'results', filter: 'results', width: 220 },
  predictions_results: { cell: 'results', filter: 'results', width: 220 },
  annotations_ids: { cell: 'list', filter: 'ids', width: 130 },
  predictions_model_versions: { cell: 'list', filter: 'versions', width: 160 },
  predictions_score: { cell: 'share', filter: 'number', width: 130 },
  avg_lead_time: { cell: 'seconds', filter: 'number', width: 120 },
  draft_exists: { cell: 'boolean', filter: 'boolean', width: 90 },
  is_labeled: { cell: 'state', filter: 'boolean', width: 110 },
};

const BY_TYPE: Readonly<Record<string, Look>> = {
  Number: { cell: 'number', filter: 'number', width: 120 },
  Datetime: { cell: 'date', filter: 'datetime', width: 150 },
  Boolean: { cell: 'boolean', filter: 'boolean', width: 100 },
};

const AS_TEXT: Look = { cell: 'text', filter: 'string', width: 200 };

/** Columns that the original's list does not name, though every task has them and the server takes them. */
const OWN: readonly WireColumn[] = [
  { id: 'is_labeled', title: 'State', type: 'Boolean', visibility_defaults: { explore: true } },
  { id: 'overlap', title: 'Annotations needed', type: 'Number' },
  { id: 'assignees', title: 'Assigned to', type: 'List' },
  { id: 'comment_count', title: 'Comments', type: 'Number' },
  { id: 'unresolved_comment_count', title: 'Open comments', type: 'Number' },
  { id: 'unreviewed_annotations', title: 'Waiting for review', type: 'Number' },
  { id: 'rejected_annotations', title: 'Sent back', type: 'Number' },
];

/** Hidden until somebody asks: every task has them, and few look at them. */
const SELDOM = new Set(['completed_at', 'cancelled_annotations', 'total_predictions']);

/**
 * The columns in the order of a fresh tab: number, data, the rest.
 *
 * @param numbers ids of data columns that a tab takes for numbers
 */
export function columnsOf(wire: readonly WireColumn[], numbers: readonly string[]): readonly Column[] {
  const known = new Set(wire.filter(({ parent }) => !parent).map(({ id }) => id));
  const all = [...wire.filter(({ children }) => !children), ...OWN.filter(({ id }) => !known.has(id))];
  const columns = all.map((column) => columnOf(column, numbers));
  const isId = ({ id }: Column) => id === 'tasks:id';
  return [
    ...columns.filter(isId),
    ...columns.filter(({ dataKey }) => dataKey !== null),
    ...columns.filter((column) => column.dataKey === null && !isId(column)),
  ];
}

function columnOf(wire: WireColumn, numbers: readonly string[]): Column {
  const dataKey = wire.parent === 'data' ? wire.id : null;
  const id = dataKey === null ? PREFIX + wire.id : `${PREFIX}data.${wire.id}`;
  const look = dataKey === null ? (LOOKS[wire.id] ?? BY_TYPE[wire.type] ?? AS_TEXT) : { ...AS_TEXT, width: 420 };
  const isNumber = dataKey !== null && numbers.includes(id);
  return {
    id,
    dataKey,
    title: wire.title,
    cell: look.cell,
    filter: isNumber ? 'number' : look.filter,
    options: wire.schema?.items ?? [],
    shown: (wire.visibility_defaults?.explore ?? false) && !(dataKey === null && SELDOM.has(wire.id)),
    width: isNumber ? 140 : look.width,
  };
}

/** Those that a tab shows, in its order. */
export function visibleColumns(
  columns: readonly Column[],
  tab: { readonly hidden: readonly string[] | null; readonly order: readonly string[] },
): readonly Column[] {
  return arranged(columns, tab.order).filter(({ id, shown }) => (tab.hidden ? !tab.hidden.includes(id) : shown));
}

/** All columns in a tab's order; those that it does not name keep their places behind the ones they stand behind. */
export function arranged(columns: readonly Column[], order: readonly string[]): readonly Column[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const named = order.flatMap((id) => byId.get(id) ?? []);
  const result = [...named];
  columns.forEach((column, index) => {
    if (order.includes(column.id)) return;
    const before = columns.slice(0, index).findLast(({ id }) => result.some((placed) => placed.id === id));
    result.splice(before ? result.findIndex(({ id }) => id === before.id) + 1 : 0, 0, column);
  });
  return result;
}

/** The order after a column was put in the place of another. */
export function moved(order: readonly string[], column: string, to: string): readonly string[] {
  const target = order.indexOf(to);
  const rest = order.filter((id) => id !== column);
  rest.splice(target, 0, column);
  return rest;
}

/** A value of the task data in one line. */
export function lineOf(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, 400).replace(/\s+/g, ' ');
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return taskTitle({ value }) || JSON.stringify(value).slice(0, 400);
  return String(value);
}
