import type { ChoiceNode, LabelChoice } from './model';
import type { TaskData } from './read';
import { fieldValue } from './readObject';
import type { XmlNode } from './xml';

/** One key, or modifiers and one key: whatever else stands in `hotkey` is not bound. */
const HOTKEY = /^(?:(?:ctrl|alt|shift|command|meta)\+)*(?:[a-z0-9]|f\d{1,2}|[\]\[,./;'\\=-])$/i;

export function readChoice(node: XmlNode): LabelChoice {
  const { value = '', alias, background, hotkey, hint, selected } = node.attributes;
  return {
    value: alias ?? value,
    title: value,
    colour: background ?? null,
    hotkey: hotkey && HOTKEY.test(hotkey) ? hotkey.toLowerCase() : null,
    hint: hint ?? null,
    preset: selected === 'true',
  };
}

/** The choices written in the config, then those of the task's own data (`value="$field"`). */
export function readChoices(node: XmlNode, tag: 'Label' | 'Choice', data: TaskData): ChoiceNode[] {
  const written = node.children.flatMap((child): ChoiceNode[] => {
    if (child.tag === tag) return [{ ...readChoice(child), children: readChoices(child, tag, data) }];
    // Choices may be arranged in Views, which mean nothing to their order.
    return child.tag === 'View' ? readChoices(child, tag, data) : [];
  });
  const own = node.tag === tag ? undefined : node.attributes['value'];
  return own?.startsWith('$') ? [...written, ...fromData(fieldValue(own, data))] : written;
}

function fromData(value: unknown): ChoiceNode[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => {
    const fields = (item !== null && typeof item === 'object' ? item : { value: item }) as Record<string, unknown>;
    const text = (key: string) => (fields[key] === undefined || fields[key] === null ? null : String(fields[key]));
    const title = text('value') ?? '';
    return {
      value: text('alias') ?? title,
      title,
      colour: text('background'),
      hotkey: HOTKEY.test(text('hotkey') ?? '') ? text('hotkey') : null,
      hint: text('hint'),
      preset: fields['selected'] === true,
      children: fromData(fields['children']),
    };
  });
}
