import type { DateTimeControl } from '../config/model';
import type { ControlProps } from './props';

const INPUT_TYPE: Record<DateTimeControl['parts'], string> = {
  date: 'date',
  time: 'time',
  month: 'month',
  year: 'number',
  datetime: 'datetime-local',
};

/** The browser's own field; what it holds is the ISO text that is stored. */
export function DateTimeView({ control, answer, readOnly, onChange }: ControlProps<DateTimeControl>) {
  const value = typeof answer?.value === 'string' ? answer.value : '';
  return (
    <input
      className="input number-input"
      type={INPUT_TYPE[control.parts]}
      aria-label={control.name}
      min={control.min ?? undefined}
      max={control.max ?? undefined}
      value={value}
      readOnly={readOnly}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value, control.name)}
    />
  );
}
