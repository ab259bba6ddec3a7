import { Plus, X } from 'lucide-react';
import type { WireFilter } from '../api/datamanager';
import { Segmented } from '../design/bits';
import { Button, IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import type { Column } from './columns';
import { columnOfFilter, freshFilter, isComplete, operatorsOf, withOperator } from './filters';
import type { Tab } from './tab';
import { titleOf } from './titles';
import { ValueEditor } from './ValueEditor';

export interface FilterPanelProps {
  readonly id: string;
  readonly tab: Tab;
  readonly columns: readonly Column[];
  readonly people: ReadonlyMap<number, string>;
  readonly onChange: (change: Partial<Tab>) => void;
}

/** The conditions of a tab, one a line: what, how, and with which value. */
export function FilterPanel({ id, tab, columns, people, onChange }: FilterPanelProps) {
  const t = useT();
  const set = (filters: readonly WireFilter[]) => onChange({ filters });
  const replace = (index: number, filter: WireFilter) =>
    set(tab.filters.map((old, at) => (at === index ? filter : old)));
  const fresh = columns.find(({ dataKey }) => dataKey !== null) ?? columns[0];
  return (
    <section id={id} className="card filter-panel" aria-label={t.table.filters}>
      {tab.filters.length > 1 && (
        <Segmented
          label={t.table.conjunction}
          value={tab.conjunction}
          onChange={(conjunction) => onChange({ conjunction })}
          options={[
            ['and', t.table.allOf],
            ['or', t.table.anyOf],
          ]}
        />
      )}
      {tab.filters.length === 0 && <p className="soft">{t.table.noFilters}</p>}
      <ul className="stack" style={{ '--gap': '8px' }}>
        {tab.filters.map((filter, index) => (
          <FilterLine
            key={index}
            number={index + 1}
            filter={filter}
            columns={columns}
            people={people}
            onChange={(next) => replace(index, next)}
            onRemove={() => set(tab.filters.filter((_, at) => at !== index))}
          />
        ))}
      </ul>
      <div className="row">
        <Button
          size="small"
          icon={<Plus size={14} />}
          disabled={!fresh}
          onClick={() => set([...tab.filters, freshFilter(fresh!)])}
        >
          {t.table.addFilter}
        </Button>
        {tab.filters.length > 0 && (
          <Button size="small" look="quiet" onClick={() => set([])}>
            {t.table.clearFilters}
          </Button>
        )}
      </div>
    </section>
  );
}

function FilterLine({
  number,
  filter,
  columns,
  people,
  onChange,
  onRemove,
}: {
  readonly number: number;
  readonly filter: WireFilter;
  readonly columns: readonly Column[];
  readonly people: ReadonlyMap<number, string>;
  readonly onChange: (filter: WireFilter) => void;
  readonly onRemove: () => void;
}) {
  const t = useT();
  const column = columnOfFilter(columns, filter);
  const operators: Readonly<Record<string, string>> = t.table.operators;
  const offered: readonly string[] = column ? operatorsOf(column) : [];
  const names = [...offered, ...(offered.includes(filter.operator) ? [] : [filter.operator])];
  return (
    <li className="filter-line" data-incomplete={isComplete(columns, filter) ? undefined : ''}>
      <select
        className="select"
        aria-label={t.table.filterColumn(number)}
        value={column?.id ?? ''}
        onChange={(event) => onChange(freshFilter(columns.find(({ id }) => id === event.target.value)!))}
      >
        {!column && <option value="">{filter.filter}</option>}
        {columns.map((one) => (
          <option key={one.id} value={one.id}>
            {titleOf(t, one)}
          </option>
        ))}
      </select>
      <select
        className="select"
        aria-label={t.table.filterOperator(number)}
        value={filter.operator}
        disabled={!column}
        onChange={(event) => onChange(withOperator(column!, filter, event.target.value))}
      >
        {names.map((operator) => (
          <option key={operator} value={operator}>
            {operators[operator] ?? operator}
          </option>
        ))}
      </select>
      {column ? (
        <ValueEditor
          label={t.table.filterValue(number)}
          column={column}
          operator={filter.operator}
          value={filter.value}
          people={people}
          onChange={(value) => onChange({ ...filter, value })}
        />
      ) : (
        <code className="grow cut">{JSON.stringify(filter.value)}</code>
      )}
      <IconButton small label={t.table.removeFilter(number)} onClick={onRemove}>
        <X size={15} />
      </IconButton>
    </li>
  );
}
