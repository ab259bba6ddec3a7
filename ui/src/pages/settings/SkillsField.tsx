import { useState } from 'react';
import { TextRow } from '../../design/rows';

const asText = (skills: readonly string[]) => skills.join(', ');

const asList = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((skill) => skill.trim())
      .filter(Boolean),
  ),
];

/** What a member is good at, separated by commas; kept when the field is left or Enter is pressed. */
export function SkillsField({
  label,
  name,
  skills,
  onChange,
}: {
  readonly label: string;
  /** What the field is called where it stands alone. */
  readonly name: string;
  readonly skills: readonly string[];
  readonly onChange: (skills: readonly string[]) => void;
}) {
  const [text, setText] = useState(asText(skills));
  const keep = () => {
    const list = asList(text);
    setText(asText(list));
    if (asText(list) !== asText(skills)) onChange(list);
  };
  return (
    <TextRow
      label={label}
      aria-label={name}
      placeholder="de, legal"
      dir="auto"
      value={text}
      onChange={setText}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}
