import type { Visibility } from '../config/model';
import type { Answers, Span } from '../regions/model';

/** Whether a part of the screen shows now. */
export function isVisible(visibility: Visibility | null, state: Answers, selected: Span | null): boolean {
  if (visibility === null) return true;
  switch (visibility.when) {
    case 'no-region-selected':
      return selected === null;
    case 'region-selected':
      return (
        selected !== null &&
        (visibility.tagName === null || selected.control === visibility.tagName) &&
        (visibility.labels.length === 0 || selected.labels.some((label) => visibility.labels.includes(label)))
      );
    case 'choice-selected':
      return isChosen(visibility, state);
    case 'choice-unselected':
      return !isChosen(visibility, state);
  }
}

function isChosen({ tagName, choices }: Visibility, state: Answers): boolean {
  return state.answers.some((answer) => {
    if (answer.suggested || (tagName !== null && answer.control !== tagName) || !Array.isArray(answer.value))
      return false;
    const chosen = (answer.value as readonly (string | readonly string[])[]).flat();
    return choices.length === 0 ? chosen.length > 0 : chosen.some((choice) => choices.includes(choice));
  });
}
