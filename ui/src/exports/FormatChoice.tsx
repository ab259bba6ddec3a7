import type { ExportFormat } from '../api/exports';
import { useT } from '../i18n/I18n';

export interface FormatChoiceProps {
  readonly formats: readonly ExportFormat[];
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** The formats that this project can be written in, and why not the others. */
export function FormatChoice({ formats, value, onChange }: FormatChoiceProps) {
  const t = useT();
  const unfit = formats.filter(({ disabled }) => disabled);
  return (
    <fieldset className="stack" style={{ '--gap': '6px' }}>
      <legend className="field-legend">{t.exports.format}</legend>
      {formats
        .filter(({ disabled }) => !disabled)
        .map(({ name, title, description }) => (
          <label key={name} className="choice" data-format={name}>
            <input type="radio" name="format" checked={value === name} onChange={() => onChange(name)} />
            <span className="grow">
              {title}
              <br />
              <span className="faint">{t.exports.formatText(name, description)}</span>
            </span>
          </label>
        ))}
      {unfit.length > 0 && (
        <details className="unfit-formats">
          <summary>{t.exports.unfit(unfit.length)}</summary>
          <ul>
            {unfit.map(({ name, title, description }) => (
              <li key={name} data-unfit={name}>
                <b>{title}</b> <span className="soft">{t.exports.unfitReason(name, description)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </fieldset>
  );
}
