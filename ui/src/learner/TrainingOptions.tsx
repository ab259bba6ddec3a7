import type { TrainingSettings } from '../api/learner';
import { TextRow } from '../design/rows';
import { useT } from '../i18n/I18n';

export interface TrainingOptionsProps {
  readonly settings: TrainingSettings;
  readonly onChange: (settings: TrainingSettings) => void;
  readonly base: string;
  readonly onBase: (base: string) => void;
}

const FIELDS = [
  ['num_train_epochs', 1, 1, 200],
  ['learning_rate', 'any', 0, 1],
  ['per_device_train_batch_size', 1, 1, 256],
  ['seed', 1, 0, 2147483647],
] as const;

/** How to train, for those who want to say it. Empty fields leave it to the program, which chooses by the number of texts. */
export function TrainingOptions({ settings, onChange, base, onBase }: TrainingOptionsProps) {
  const t = useT();
  const set = (name: keyof TrainingSettings, value: string) => {
    const { [name]: _before, ...others } = settings;
    onChange(value.trim() === '' || Number.isNaN(Number(value)) ? others : { ...others, [name]: Number(value) });
  };
  return (
    <details className="training-options">
      <summary>{t.learner.options}</summary>
      <p className="soft small-text">{t.learner.optionsText}</p>
      <div className="option-grid">
        <TextRow
          label={t.learner.base}
          hint={t.learner.baseHint}
          dir="ltr"
          placeholder="minilm"
          value={base}
          onChange={onBase}
        />
        {FIELDS.map(([name, step, min, max]) => (
          <TextRow
            key={name}
            label={t.learner.option[name]}
            hint={t.learner.optionHint[name]}
            type="number"
            step={step}
            min={min}
            max={max}
            placeholder={t.learner.automatic}
            value={settings[name] === undefined ? '' : String(settings[name])}
            onChange={(value) => set(name, value)}
          />
        ))}
      </div>
    </details>
  );
}
