import type { NumberControl } from '../config/model';
import type { ControlProps } from './props';

export function NumberView({ control, answer, readOnly, onChange }: ControlProps<NumberControl>) {
  const value = typeof answer?.value === 'number' ? answer.value : control.preset;
  const limits = { min: control.min ?? undefined, max: control.max ?? undefined, step: control.step ?? 'any' } as const;
  const change = (text: string) => {
    const number = Number(text);
    onChange(text === '' || !Number.isFinite(number) ? null : number, control.name);
  };
  return (
    <div className="row">
      {control.slider && (
        <input
          type="range"
          aria-label={control.name}
          {...limits}
          value={value ?? control.min ?? 0}
          disabled={readOnly}
          onChange={(event) => change(event.target.value)}
        />
      )}
      <input
        type="number"
        className="input number-input"
        aria-label={control.name}
        {...limits}
        value={value ?? ''}
        readOnly={readOnly}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
