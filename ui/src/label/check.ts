import type { Control, LayoutNode } from '../config/model';
import type { Answers } from '../regions/model';
import type { Surroundings } from '../regions/wire';
import { isVisible } from './visibility';

/** Something that must be filled in before the answer can be given. */
export interface Missing {
  readonly control: string;
  /** The span it is missing on; null when it is asked of the whole task. */
  readonly region: string | null;
  readonly message: string | null;
}

/** What a required control still lacks. Hidden controls ask nothing. */
export function missingAnswers(state: Answers, around: Surroundings): Missing[] {
  const shown = new Set(around.config.layout.flatMap((node) => visibleControls(node, state)));
  return around.config.controls
    .filter((control) => control.required && shown.has(control.name))
    .flatMap((control) => missingOf(control, state));
}

function missingOf(control: Control, state: Answers): Missing[] {
  const lack = (region: string | null): Missing => ({
    control: control.name,
    region,
    message: control.requiredMessage,
  });
  const spans = state.spans.filter((span) => !span.suggested);
  if (control.kind === 'labels') return spans.some((span) => span.control === control.name) ? [] : [lack(null)];
  const answered = (region: string | null) =>
    state.answers.some(
      (answer) =>
        answer.control === control.name && answer.region === region && !answer.suggested && !isEmpty(answer.value),
    );
  if (control.perRegion)
    return spans
      .filter((span) => control.toName.includes(span.object) && !answered(span.id))
      .map((span) => lack(span.id));
  return answered(null) ? [] : [lack(null)];
}

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  (Array.isArray(value) && value.every((item) => item === '')) ||
  (Array.isArray(value) && value.length === 0);

function visibleControls(node: LayoutNode, state: Answers): string[] {
  switch (node.kind) {
    case 'group':
      return isVisible(node.visibility, state, null)
        ? node.children.flatMap((child) => visibleControls(child, state))
        : [];
    case 'fold':
      return node.children.flatMap((child) => visibleControls(child, state));
    case 'control':
      return isVisible(node.visibility, state, null) ? [node.control.name] : [];
    default:
      return [];
  }
}

/** The answers that belong to hidden controls are not part of what is stored. */
export function withoutHidden(state: Answers, around: Surroundings): Answers {
  const shown = new Set(around.config.layout.flatMap((node) => visibleControls(node, state)));
  const conditional = new Set(around.config.layout.flatMap(choiceConditioned));
  const kept = state.answers.filter((answer) => !conditional.has(answer.control) || shown.has(answer.control));
  return kept.length === state.answers.length ? state : { ...state, answers: kept };
}

/** Controls that hang on a choice, themselves or through a group around them. */
function choiceConditioned(node: LayoutNode): string[] {
  const hangs = 'visibility' in node && node.visibility !== null && node.visibility.when.startsWith('choice');
  switch (node.kind) {
    case 'control':
      return hangs ? [node.control.name] : [];
    case 'group':
      return hangs ? allControls(node) : node.children.flatMap(choiceConditioned);
    case 'fold':
      return node.children.flatMap(choiceConditioned);
    default:
      return [];
  }
}

function allControls(node: LayoutNode): string[] {
  if (node.kind === 'control') return [node.control.name];
  return 'children' in node ? node.children.flatMap(allControls) : [];
}
