import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useState } from 'react';
import type { ListItem, RankerControl } from '../config/model';
import { IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import type { RankerValue } from '../regions/model';
import type { ControlProps } from './props';
import { arrange, columnsOf, move, REST } from './ranking';

/** Items to bring into order or into buckets, by dragging or by buttons. */
export function RankerView({ control, answer, config, readOnly, onChange }: ControlProps<RankerControl>) {
  const t = useT();
  const [dragged, setDragged] = useState<string | null>(null);
  const list = config.objects.find((object) => object.kind === 'list' && control.toName.includes(object.name));
  const items = new Map((list?.kind === 'list' ? list.items : []).map((item) => [item.id, item]));
  const ranking = arrange(control, [...items.keys()], answer?.value as RankerValue | undefined);
  const columns = columnsOf(control);
  const put = (item: string, column: string, index: number) => onChange(move(ranking, item, column, index));
  const titleOf = (column: string) =>
    control.buckets.find((bucket) => bucket.name === column)?.title ?? (column === REST ? t.label.unsorted : '');
  return (
    <div className="ranker" style={{ '--columns': String(columns.length) }}>
      {columns.map((column) => (
        <ol
          key={column}
          className="bucket"
          aria-label={titleOf(column) || control.name}
          onDragOver={(event) => dragged && event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            if (dragged) put(dragged, column, ranking[column]!.length);
          }}
        >
          {columns.length > 1 && <h4>{titleOf(column)}</h4>}
          {ranking[column]!.map((id, index) => (
            <li
              key={id}
              className="ranked"
              draggable={!readOnly}
              data-item={id}
              onDragStart={(event) => {
                setDragged(id);
                event.dataTransfer.setData('text/plain', id);
              }}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => dragged && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                event.stopPropagation();
                if (dragged && dragged !== id) put(dragged, column, index);
              }}
            >
              <GripVertical size={15} aria-hidden="true" />
              <ItemText item={items.get(id)!} place={index + 1} />
              {!readOnly && (
                <span className="row" style={{ '--gap': '0' }}>
                  {columns.length > 1 && (
                    <select
                      className="select small"
                      aria-label={t.label.moveTo(items.get(id)!.title)}
                      value={column}
                      onChange={(event) => put(id, event.target.value, ranking[event.target.value]!.length)}
                    >
                      {columns.map((name) => (
                        <option key={name} value={name}>
                          {titleOf(name)}
                        </option>
                      ))}
                    </select>
                  )}
                  <IconButton
                    small
                    label={t.label.moveUp(items.get(id)!.title)}
                    disabled={index === 0}
                    onClick={() => put(id, column, index - 1)}
                  >
                    <ArrowUp size={15} />
                  </IconButton>
                  <IconButton
                    small
                    label={t.label.moveDown(items.get(id)!.title)}
                    disabled={index === ranking[column]!.length - 1}
                    onClick={() => put(id, column, index + 1)}
                  >
                    <ArrowDown size={15} />
                  </IconButton>
                </span>
              )}
            </li>
          ))}
        </ol>
      ))}
    </div>
  );
}

function ItemText({ item, place }: { readonly item: ListItem; readonly place: number }) {
  return (
    <span className="grow" dir="auto">
      <b className="numbers">
        {place}. {item.title}
      </b>
      {item.body && <span className="soft"> {item.body}</span>}
    </span>
  );
}
