import { Search, TextCursor, WholeWord } from 'lucide-react';
import { useState } from 'react';
import type { LabelsControl } from '../config/model';
import { IconButton } from '../design/Button';
import { useT } from '../i18n/I18n';
import { useLabel } from './LabelContext';
import { applyLabel } from './useCommands';

const MANY = 14;

/** The labels of one control: on a selection they mark, on a span they relabel, else they wait for the next selection. */
export function LabelBar({ control }: { readonly control: LabelsControl }) {
  const t = useT();
  const { labelling, cursors, readOnly, snapToWords, setSnapToWords } = useLabel();
  const [search, setSearch] = useState('');
  const { armed, state, selected, around } = labelling;
  const span = state.spans.find((candidate) => candidate.id === selected) ?? null;
  return (
    <div className="label-bar" role="toolbar" aria-label={t.label.labelsOf(control.name)} data-control={control.name}>
      {control.labels.length > MANY && (
        <label className="search label-search">
          <Search size={14} aria-hidden="true" />
          <input
            className="input"
            type="search"
            placeholder={t.label.searchLabels}
            aria-label={t.label.searchLabels}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
      )}
      {control.labels
        .filter((label) => label.title.toLowerCase().includes(search.toLowerCase()))
        .map((label) => {
          const isArmed = armed?.control === control.name && armed.value === label.value;
          const isWorn = span !== null && span.control === control.name && span.labels.includes(label.value);
          const count = state.spans.filter(
            (other) => !other.suggested && other.control === control.name && other.labels.includes(label.value),
          ).length;
          return (
            <button
              key={label.value}
              type="button"
              className={`label-chip tint ${isArmed ? 'armed' : ''} ${isWorn ? 'worn' : ''}`}
              aria-pressed={isArmed || isWorn}
              disabled={readOnly}
              title={label.hint ?? (isArmed ? t.label.armedHint : undefined)}
              style={{ '--c': around.look.colourOf({ control: control.name, labels: [label.value] }) }}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => applyLabel(labelling, cursors, span, { control: control.name, value: label.value })}
            >
              <i className="dot" />
              <span className="cut">{label.title}</span>
              {count > 0 && <span className="count numbers">{count}</span>}
              <kbd aria-hidden="true">{around.hotkeys.keyOf(control.name, label.value)}</kbd>
            </button>
          );
        })}
      <span className="label-bar-end">
        <IconButton
          label={snapToWords ? t.label.snapWords : t.label.snapCharacters}
          pressed={snapToWords}
          onClick={() => setSnapToWords(!snapToWords)}
        >
          {snapToWords ? <WholeWord size={17} /> : <TextCursor size={16} />}
        </IconButton>
      </span>
    </div>
  );
}
