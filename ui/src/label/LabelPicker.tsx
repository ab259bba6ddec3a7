import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LabelsControl } from '../config/model';
import { useT } from '../i18n/I18n';
import { useLabel } from './LabelContext';

/** The labels beside a stretch that was just drawn: one click less far than the bar. */
export function LabelPicker({ controls }: { readonly controls: readonly LabelsControl[] }) {
  const t = useT();
  const { labelling, cursors } = useLabel();
  const element = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const { pending, around } = labelling;
  const count = controls.reduce((sum, control) => sum + control.labels.length, 0);

  useLayoutEffect(() => {
    const box = pending!.box;
    const picker = element.current!;
    const below = box.bottom + 8 + picker.offsetHeight < innerHeight;
    picker.style.left = `${Math.max(8, Math.min(box.left, innerWidth - picker.offsetWidth - 8))}px`;
    picker.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - picker.offsetHeight - 22)}px`;
  }, [pending]);

  useEffect(() => {
    const close = () => labelling.setPending(null);
    const outside = (event: MouseEvent) => {
      if (!element.current?.contains(event.target as Node)) close();
    };
    const later = setTimeout(() => document.addEventListener('mousedown', outside));
    document.addEventListener('scroll', close, true);
    return () => {
      clearTimeout(later);
      document.removeEventListener('mousedown', outside);
      document.removeEventListener('scroll', close, true);
    };
  }, [labelling.setPending]);

  return (
    <div
      ref={element}
      className="label-picker"
      role="menu"
      aria-label={t.label.chooseLabel}
      onMouseDown={(event) => !(event.target instanceof HTMLInputElement) && event.preventDefault()}
    >
      {count > 12 && (
        <input
          className="input"
          type="search"
          autoFocus
          placeholder={t.common.search}
          aria-label={t.label.searchLabels}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {controls.flatMap((control) =>
        control.labels
          .filter((label) => label.title.toLowerCase().includes(search.toLowerCase()))
          .map((label) => (
            <button
              key={`${control.name}/${label.value}`}
              type="button"
              role="menuitem"
              className="label-chip tint"
              style={{ '--c': around.look.colourOf({ control: control.name, labels: [label.value] }) }}
              onClick={() => {
                labelling.mark(pending!.object, pending!, { control: control.name, value: label.value });
                labelling.setPending(null);
                getSelection()?.removeAllRanges();
                cursors.focus();
              }}
            >
              <i className="dot" />
              {label.title}
              <kbd aria-hidden="true">{around.hotkeys.keyOf(control.name, label.value)}</kbd>
            </button>
          )),
      )}
    </div>
  );
}
