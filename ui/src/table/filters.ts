import type { WireFilter } from '../api/datamanager';
import { type Column, type FilterKind } from './columns';

/** In the API's words. */
export type Operator =
  | 'equal'
  | 'not_equal'
  | 'contains'
  | 'not_contains'
  | 'regex'
  | 'less'
  | 'greater'
  | 'less_or_equal'
  | 'greater_or_equal'
  | 'in'
  | 'not_in'
  | 'in_list'
  | 'not_in_list'
  | 'empty';

/** What is asked for beside the operator. */
export type Editor =
  'text' | 'number' | 'time' | 'range' | 'times' | 'texts' | 'numbers' | 'yes' | 'option' | 'options';

const COMPARED: readonly Operator[] = ['less', 'greater', 'less_or_equal', 'greater_or_equal', 'in', 'not_in'];

const OPERATORS: Readonly<Record<FilterKind, readonly Operator[]>> = {
  number: ['equal', 'not_equal', ...COMPARED, 'in_list', 'not_in_list', 'empty'],
  string: [
    'contains',
    'not_contains',
    'regex',
    'equal',
    'not_equal',
    'in_list',
    'not_in_list',
    'less',
    'greater',
    'empty',
  ],
  datetime: ['less', 'greater', 'in', 'not_in', 'equal', 'not_equal', 'empty'],
  boolean: ['equal', 'not_equal'],
  people: ['contains', 'not_contains', 'in_list', 'not_in_list', 'empty'],
  versions: ['contains', 'not_contains', 'empty'],
  ids: ['equal', 'not_equal', 'in_list', 'not_in_list', 'empty'],
  results: ['contains', 'not_contains', 'equal', 'not_equal', 'empty'],
};

export const operatorsOf = (column: Column): readonly Operator[] => OPERATORS[column.filter];

const TYPES: Readonly<Record<FilterKind, string>> = {
  number: 'Number',
  string: 'String',
  datetime: 'Datetime',
  boolean: 'Boolean',
  people: 'List',
  versions: 'List',
  ids: 'String',
  results: 'String',
};

/** How the value of a condition is entered. */
export function editorOf(column: Column, operator: string): Editor {
  if (operator === 'empty') return 'yes';
  const isList = operator === 'in_list' || operator === 'not_in_list';
  switch (column.filter) {
    case 'number':
      return isList ? 'numbers' : operator === 'in' || operator === 'not_in' ? 'range' : 'number';
    case 'datetime':
      return operator === 'in' || operator === 'not_in' ? 'times' : 'time';
    case 'boolean':
      return 'yes';
    case 'people':
    case 'versions':
      return isList ? 'options' : 'option';
    case 'ids':
      return isList ? 'numbers' : 'number';
    default:
      return isList ? 'texts' : 'text';
  }
}

const FRESH: Readonly<Record<Editor, unknown>> = {
  text: '',
  number: '',
  time: '',
  range: { min: '', max: '' },
  times: { min: '', max: '' },
  texts: [],
  numbers: [],
  yes: true,
  option: '',
  options: [],
};

/** A condition on a column as it stands before anybody wrote a value. */
export const freshFilter = (column: Column): WireFilter => withOperator(column, null, operatorsOf(column)[0]!);

/** The same condition with another operator; the value stays where the new one takes it. */
export function withOperator(column: Column, old: WireFilter | null, operator: string): WireFilter {
  const editor = editorOf(column, operator);
  const keeps = old !== null && editorOf(column, old.operator) === editor;
  return {
    filter: `filter:${column.id}`,
    operator,
    type: TYPES[column.filter],
    value: keeps ? old.value : FRESH[editor],
  };
}

/** The column that a stored condition is about. */
export function columnOfFilter(columns: readonly Column[], { filter }: WireFilter): Column | undefined {
  const id = filter.replace(/^filter:/, '').replace(/^tasks:-/, 'tasks:');
  return columns.find((column) => column.id === id);
}

/** Whether a condition says enough to be asked; one that does not is left out until it does. */
export function isComplete(columns: readonly Column[], filter: WireFilter): boolean {
  const column = columnOfFilter(columns, filter);
  // What another program stored is the server's to judge.
  if (!column) return true;
  const { value } = filter;
  switch (editorOf(column, filter.operator)) {
    case 'yes':
      return true;
    case 'number':
      return column.filter === 'ids' ? said(value) : isNumber(value);
    case 'numbers':
      return Array.isArray(value) && value.length > 0 && value.every((one) => column.filter === 'ids' || isNumber(one));
    case 'range':
      return bounds(value).every(isNumber);
    case 'time':
      return isTime(value);
    case 'times':
      return bounds(value).every(isTime);
    case 'texts':
    case 'options':
      return Array.isArray(value) && value.length > 0;
    default:
      return said(value);
  }
}

const said = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));
const isTime = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const bounds = (value: unknown): readonly unknown[] => {
  const { min, max } = (value ?? {}) as { min?: unknown; max?: unknown };
  return [min, max];
};

/** The items of a list that is written into one line, by commas; for texts by line ends too. */
export const readItems = (text: string): readonly string[] =>
  text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** Numbers where they are some; what is no number stays as it was written, and is no complete condition. */
export const readNumbers = (text: string): readonly (number | string)[] =>
  readItems(text).map((item) => (isNumber(item) ? Number(item) : item));

/** An instant as `<input type=datetime-local>` shows it, in the person's own time. */
export function localTime(value: unknown): string {
  if (!isTime(value)) return '';
  const time = new Date(value as string);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const instantOf = (local: string): string => (local === '' ? '' : new Date(local).toISOString());
