import type { Mapping, MappingForm, Unmatched } from '../api/learner';

/** What a person chose for a label of the model: nothing (the program decides), not to use it, or one of the project's labels. */
export type Choice = { readonly is: 'own' } | { readonly is: 'out' } | { readonly is: 'label'; readonly label: string };

export interface MappingValues {
  readonly choices: Readonly<Record<string, Choice>>;
  readonly unmatched: Unmatched;
  readonly one: string;
}

const OWN: Choice = { is: 'own' };

/** All labels of the model, by name. */
export const modelLabels = ({ labels, without }: Mapping): readonly string[] =>
  [...new Set([...Object.keys(labels), ...without])].toSorted((a, b) => a.localeCompare(b));

export function valuesOf(mapping: Mapping, projectLabels: readonly string[]): MappingValues {
  const choices = modelLabels(mapping).map((name): [string, Choice] => {
    if (mapping.by[name] !== 'hand') return [name, OWN];
    const label = mapping.labels[name];
    return [name, label === undefined ? { is: 'out' } : { is: 'label', label }];
  });
  return {
    choices: Object.fromEntries(choices),
    unmatched: mapping.unmatched,
    one: mapping.one ?? projectLabels[0] ?? '',
  };
}

/** What is sent: only what a person decided. */
export function bodyOf({ choices, unmatched, one }: MappingValues): MappingForm {
  const labels = Object.entries(choices).flatMap(([name, choice]): [string, string | null][] =>
    choice.is === 'own' ? [] : [[name, choice.is === 'out' ? null : choice.label]],
  );
  return { labels: Object.fromEntries(labels), unmatched, ...(unmatched === 'one' ? { one } : {}) };
}

/** What a label becomes, as far as one can tell before it is saved; null when it is left out. */
export function becomes(mapping: Mapping, { choices, unmatched, one }: MappingValues, name: string): string | null {
  const choice = choices[name] ?? OWN;
  if (choice.is === 'label') return choice.label;
  if (choice.is === 'out') return null;
  const own = mapping.by[name] === 'hand' ? undefined : mapping.labels[name];
  return own ?? (unmatched === 'one' ? one : unmatched === 'keep' ? name : null);
}
