import type { ListQuery, ViewData, WireFilter } from '../api/datamanager';
import type { Column } from './columns';
import { isComplete } from './filters';

/** What a tab shows: a plain object, so that it can be kept and compared as JSON. */
export interface Tab {
  readonly title: string;
  readonly conjunction: 'and' | 'or';
  readonly filters: readonly WireFilter[];
  /** `tasks:id`, with a minus for the other direction; null: as the server likes. */
  readonly ordering: string | null;
  /** Ids of columns that are not shown; null: those that nobody hid. */
  readonly hidden: readonly string[] | null;
  /** Pixels by column. */
  readonly widths: Readonly<Record<string, number>>;
  /** Ids of columns; those that are not named follow. */
  readonly order: readonly string[];
  /** Ids of data columns whose values are taken for numbers. */
  readonly numbers: readonly string[];
  readonly search: string;
}

export const FRESH: Tab = {
  title: '',
  conjunction: 'and',
  filters: [],
  ordering: null,
  hidden: null,
  widths: {},
  order: [],
  numbers: [],
  search: '',
};

/** Our own keys of a tab's data stand under this one: the original's screen does not know them and leaves them alone. */
const OWN = 'tagloop';

/** Reads the data of a tab, whoever made it. */
export function readTab(data: ViewData): Tab {
  const filters = asObject(data['filters']);
  const own = asObject(data[OWN]);
  const hidden = asObject(data['hiddenColumns'])['explore'];
  return {
    title: asText(data['title']),
    conjunction: asText(filters['conjunction']).toLowerCase() === 'or' ? 'or' : 'and',
    filters: asList(filters['items']).filter(isFilter),
    ordering: asList(data['ordering']).map(asText)[0] || null,
    hidden: Array.isArray(hidden) ? hidden.map(asText) : null,
    widths: Object.fromEntries(
      Object.entries(asObject(data['columnsWidth'])).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
      ),
    ),
    order: asList(own['columnOrder']).map(asText),
    numbers: Object.entries(asObject(data['columnsDisplayType']))
      .filter(([, type]) => type === 'Number')
      .map(([id]) => id),
    search: asText(own['search']),
  };
}

/** The data to store: what this program does not know of the old data stays. */
export function writeTab(tab: Tab, old: ViewData, columns: readonly Column[]): ViewData {
  const { tagloop: _own, ordering: _ordering, ...kept } = old;
  const display = Object.entries(asObject(old['columnsDisplayType'])).filter(
    ([id, type]) => type !== 'Number' && !tab.numbers.includes(id),
  );
  const own = {
    ...(tab.order.length > 0 ? { columnOrder: tab.order } : {}),
    ...(tab.search === '' ? {} : { search: tab.search }),
  };
  return {
    ...kept,
    title: tab.title,
    filters: { conjunction: tab.conjunction, items: completeFilters(tab, columns) },
    ...(tab.ordering === null ? {} : { ordering: [tab.ordering] }),
    ...(tab.hidden === null
      ? {}
      : { hiddenColumns: { labeling: [], ...asObject(old['hiddenColumns']), explore: tab.hidden } }),
    columnsWidth: tab.widths,
    columnsDisplayType: { ...Object.fromEntries(display), ...displayTypes(tab) },
    ...(Object.keys(own).length > 0 ? { [OWN]: own } : {}),
  };
}

const displayTypes = (tab: Tab): Readonly<Record<string, string>> =>
  Object.fromEntries(tab.numbers.map((id) => [id, 'Number']));

const completeFilters = (tab: Tab, columns: readonly Column[]): readonly WireFilter[] =>
  tab.filters.filter((filter) => isComplete(columns, filter));

/** What the server is asked for. */
export function queryOf(tab: Tab, columns: readonly Column[]): ListQuery {
  return {
    filters: { conjunction: tab.conjunction, items: completeFilters(tab, columns) },
    ordering: tab.ordering === null ? [] : [tab.ordering],
    ...(tab.search.trim() === '' ? {} : { search: tab.search.trim() }),
    ...(tab.numbers.length > 0 ? { columnsDisplayType: displayTypes(tab) } : {}),
  };
}

/** Whether two tabs show the same. */
export const isSame = (a: Tab, b: Tab): boolean => JSON.stringify(a) === JSON.stringify(b);

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const isFilter = (value: unknown): value is WireFilter =>
  typeof asObject(value)['filter'] === 'string' && 'value' in asObject(value);
