import { useId } from 'react';
import type { ChoiceNode, ChoicesControl } from '../config/model';
import { useT } from '../i18n/I18n';
import { chosenPaths, isChosen, toggleChoice, type ChoicePath } from './choices';
import type { ControlProps } from './props';

/** Radio buttons or check boxes, a drop-down, or a tree: as the config says. */
export function ChoicesView(props: ControlProps<ChoicesControl>) {
  const { control } = props;
  if (control.layout === 'select' && !control.multiple) return <ChoiceSelect {...props} />;
  return <ChoiceList {...props} choices={control.choices} path={[]} group={useId()} />;
}

function ChoiceList({
  choices,
  path,
  group,
  ...props
}: ControlProps<ChoicesControl> & {
  readonly choices: readonly ChoiceNode[];
  readonly path: ChoicePath;
  readonly group: string;
}) {
  const { control, answer, readOnly, onChange, keyOf } = props;
  const chosen = chosenPaths(answer);
  return (
    <div
      className={`choices ${control.layout === 'list' && choices.length > 6 ? 'many' : ''} ${path.length > 0 ? 'inner' : ''}`}
    >
      {choices.map((choice) => {
        const own = [...path, choice.value];
        const checked = isChosen(chosen, own);
        const key = keyOf(choice.value);
        return (
          <div key={choice.value} className="choice-branch">
            <label
              className={`choice ${answer?.suggested && checked ? 'suggested' : ''}`}
              title={choice.hint ?? undefined}
            >
              <input
                type={control.multiple ? 'checkbox' : 'radio'}
                name={group}
                value={choice.value}
                checked={checked}
                disabled={readOnly}
                onChange={() => undefined}
                onClick={() => onChange(toggleChoice(control, answer, own))}
              />
              <span>{choice.title}</span>
              {key && <kbd aria-hidden="true">{key}</kbd>}
            </label>
            {choice.children.length > 0 && <ChoiceList {...props} choices={choice.children} path={own} group={group} />}
          </div>
        );
      })}
    </div>
  );
}

function ChoiceSelect({ control, answer, readOnly, onChange }: ControlProps<ChoicesControl>) {
  const t = useT();
  const value = chosenPaths(answer)[0]?.at(-1) ?? '';
  return (
    <select
      className="select"
      aria-label={control.name}
      value={value}
      disabled={readOnly}
      onChange={(event) => onChange(event.target.value === '' ? null : [event.target.value])}
    >
      <option value="">{t.label.choose}</option>
      {control.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.title}
        </option>
      ))}
    </select>
  );
}
