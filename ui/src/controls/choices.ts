import type { ChoicesControl } from '../config/model';
import type { Answer, AnswerValue } from '../regions/model';

/** Flat choices are stored by value, nested ones by their path from the root. */
export type ChoicePath = readonly string[];

export function chosenPaths(answer: Answer | undefined): ChoicePath[] {
  if (!answer || !Array.isArray(answer.value)) return [];
  return (answer.value as readonly (string | readonly string[])[]).map((item) =>
    Array.isArray(item) ? (item as ChoicePath) : [item as string],
  );
}

export const isChosen = (paths: readonly ChoicePath[], path: ChoicePath): boolean =>
  paths.some((chosen) => samePath(chosen, path));

const samePath = (a: ChoicePath, b: ChoicePath): boolean =>
  a.length === b.length && a.every((step, index) => step === b[index]);

/** The answer after a click on a choice; null when nothing is left chosen. Choosing a suggestion keeps it. */
export function toggleChoice(
  control: ChoicesControl,
  answer: Answer | undefined,
  path: ChoicePath,
): AnswerValue | null {
  const before = chosenPaths(answer);
  const chosen = isChosen(before, path);
  if (chosen && answer?.suggested) return answer.value;
  const after = control.multiple
    ? chosen
      ? before.filter((other) => !samePath(other, path))
      : [...before, path]
    : chosen
      ? []
      : [path];
  return after.length === 0 ? null : toValue(control, after);
}

function toValue(control: ChoicesControl, paths: readonly ChoicePath[]): AnswerValue {
  const nested = control.choices.some((choice) => choice.children.length > 0);
  return nested ? paths : paths.map((path) => path.at(-1)!);
}
