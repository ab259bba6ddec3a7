import { useState } from 'react';
import { useT } from '../i18n/I18n';
import type { Column } from './columns';
import { editorOf, instantOf, localTime, readItems, readNumbers } from './filters';

export interface ValueEditorProps {
  readonly label: string;
  readonly column: Column;
  readonly operator: string;
  readonly value: unknown;
  readonly people: ReadonlyMap<number, string>;
  readonly onChange: (value: unknown) => void;
}

/** Asks for the value of a condition, in the way that its column and operator need. */
export function ValueEditor(props: ValueEditorProps) {
  const { label, column, operator, value, onChange } = props;
  const t = useT();
  const editor = editorOf(column, operator);
  switch (editor) {
    case 'yes':
      return (
        <select
          className="select"
          aria-label={label}
          value={String(value)}
          onChange={(event) => onChange(event.target.value === 'true')}
        >
          <option value="true">{t.table.yes}</option>
          <option value="false">{t.table.no}</option>
        </select>
      );
    case 'number':
      return <NumberInput label={label} value={value} onChange={onChange} />;
    case 'time':
      return <TimeInput label={label} value={value} onChange={onChange} />;
    case 'range':
    case 'times': {
      const Input = editor === 'range' ? NumberInput : TimeInput;
      const { min, max } = (value ?? {}) as { readonly min?: unknown; readonly max?: unknown };
      return (
        <span className="row grow">
          <Input label={`${label}: ${t.table.from}`} value={min} onChange={(next) => onChange({ min: next, max })} />
          <span className="faint">–</span>
          <Input label={`${label}: ${t.table.to}`} value={max} onChange={(next) => onChange({ min, max: next })} />
        </span>
      );
    }
    case 'texts':
      return <ListInput label={label} hint={t.table.listHint} value={value} read={readItems} onChange={onChange} />;
    case 'numbers':
      return <ListInput label={label} hint={t.table.listHint} value={value} read={readNumbers} onChange={onChange} />;
    case 'option':
    case 'options':
      return <Options {...props} many={editor === 'options'} />;
    default:
      return (
        <input
          className="input grow"
          aria-label={label}
          dir="auto"
          value={typeof value === 'string' ? value : JSON.stringify(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

interface InputProps {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function NumberInput({ label, value, onChange }: InputProps) {
  return (
    <input
      className="input short-input"
      type="number"
      step="any"
      aria-label={label}
      value={typeof value === 'number' || typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? '' : event.target.valueAsNumber)}
    />
  );
}

function TimeInput({ label, value, onChange }: InputProps) {
  return (
    <input
      className="input time-input"
      type="datetime-local"
      aria-label={label}
      value={localTime(value)}
      onChange={(event) => onChange(instantOf(event.target.value))}
    />
  );
}

function ListInput({
  label,
  hint,
  value,
  read,
  onChange,
}: InputProps & { readonly hint: string; readonly read: (text: string) => readonly unknown[] }) {
  const stored = Array.isArray(value) ? value.join(', ') : '';
  const [text, setText] = useState(stored);
  // What is written may end with a comma that the list does not have.
  const shown = read(text).join(', ') === stored ? text : stored;
  return (
    <input
      className="input grow"
      aria-label={label}
      placeholder={hint}
      dir="auto"
      value={shown}
      onChange={(event) => {
        setText(event.target.value);
        onChange(read(event.target.value));
      }}
    />
  );
}

function Options({ label, column, value, people, many, onChange }: ValueEditorProps & { readonly many: boolean }) {
  const t = useT();
  const nameOf = (option: number | string) =>
    typeof option === 'number' ? (people.get(option) ?? `#${option}`) : option === '' ? t.table.noVersion : option;
  const find = (text: string) => column.options.find((option) => String(option) === text) ?? text;
  const chosen = (Array.isArray(value) ? value : value === '' ? [] : [value]).map(String);
  const missing = chosen.filter((one) => !column.options.some((option) => String(option) === one));
  const options = [...column.options, ...missing];
  return (
    <select
      className={many ? 'select grow options-many' : 'select grow'}
      aria-label={label}
      multiple={many}
      size={many ? Math.min(4, Math.max(2, options.length)) : undefined}
      value={many ? chosen : (chosen[0] ?? '')}
      onChange={(event) =>
        onChange(
          many ? [...event.target.selectedOptions].map((option) => find(option.value)) : find(event.target.value),
        )
      }
    >
      {!many && <option value="">{t.table.choose}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {nameOf(option)}
        </option>
      ))}
    </select>
  );
}
