import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button, IconButton } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { useT } from '../i18n/I18n';
import { arranged, moved, type Column } from './columns';
import type { Tab } from './tab';
import { titleOf } from './titles';

const NARROWEST = 56;
const WIDEST = 1600;

/** Which columns a tab shows, in which order and how wide; and which data is compared as numbers. */
export function ColumnsDialog({
  tab,
  columns,
  onChange,
  onClose,
}: {
  readonly tab: Tab;
  readonly columns: readonly Column[];
  readonly onChange: (change: Partial<Tab>) => void;
  readonly onClose: () => void;
}) {
  const t = useT();
  const all = arranged(columns, tab.order);
  const ids = all.map(({ id }) => id);
  const hidden = tab.hidden ?? columns.filter(({ shown }) => !shown).map(({ id }) => id);
  const without = <T,>(list: readonly T[], one: T) => list.filter((other) => other !== one);
  return (
    <Dialog
      title={t.table.chooseColumns}
      onClose={onClose}
      size={620}
      footer={
        <>
          <Button onClick={() => onChange({ hidden: null, order: [], widths: {}, numbers: [] })}>
            {t.table.columnsAsAtFirst}
          </Button>
          <Button look="primary" onClick={onClose}>
            {t.common.close}
          </Button>
        </>
      }
    >
      <ul className="column-list">
        {all.map((column, index) => {
          const title = titleOf(t, column);
          const isNumber = tab.numbers.includes(column.id);
          return (
            <li key={column.id} data-column={column.id}>
              <label className="check grow">
                <input
                  type="checkbox"
                  checked={!hidden.includes(column.id)}
                  onChange={(event) =>
                    onChange({
                      hidden: event.target.checked ? without(hidden, column.id) : [...hidden, column.id],
                    })
                  }
                />
                <span dir="auto">{title}</span>
              </label>
              {column.dataKey !== null && (
                <label className="check faint">
                  <input
                    type="checkbox"
                    checked={isNumber}
                    onChange={(event) =>
                      onChange({
                        numbers: event.target.checked ? [...tab.numbers, column.id] : without(tab.numbers, column.id),
                        // A condition that compared texts means something else for numbers.
                        filters: tab.filters.filter(({ filter }) => filter !== `filter:${column.id}`),
                      })
                    }
                  />
                  {t.table.asNumbers}
                </label>
              )}
              <input
                className="input short-input"
                type="number"
                min={NARROWEST}
                max={WIDEST}
                step={10}
                aria-label={t.table.widthOf(title)}
                value={tab.widths[column.id] ?? column.width}
                onChange={(event) => {
                  const width = event.target.valueAsNumber;
                  if (width >= NARROWEST && width <= WIDEST)
                    onChange({ widths: { ...tab.widths, [column.id]: Math.round(width) } });
                }}
              />
              <IconButton
                small
                label={t.table.moveUp(title)}
                disabled={index === 0}
                onClick={() => onChange({ order: moved(ids, column.id, ids[index - 1]!) })}
              >
                <ArrowUp size={15} />
              </IconButton>
              <IconButton
                small
                label={t.table.moveDown(title)}
                disabled={index === all.length - 1}
                onClick={() => onChange({ order: moved(ids, column.id, ids[index + 1]!) })}
              >
                <ArrowDown size={15} />
              </IconButton>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
