import type { ChoiceNode, ChoicesControl, Control, LabelConfig } from '../config/model';

/** What a key of the config does. */
export type HotkeyTarget =
  | { readonly kind: 'label'; readonly control: string; readonly value: string }
  | { readonly kind: 'choice'; readonly control: string; readonly value: string };

export interface Hotkeys {
  target(key: string): HotkeyTarget | undefined;
  /** The key to show beside a label or choice. */
  keyOf(control: string, value: string): string | undefined;
}

const DIGITS = '1234567890';
/** Letters that mean nothing else on the labelling screen. */
const LETTERS = 'qwetyuopfgzvbm';

/**
 * Gives every label and choice a key: its own where the config names one, then digits (labels first), then letters that no
 * command of the screen uses.
 */
export function assignHotkeys(config: LabelConfig): Hotkeys {
  const targets = new Map<string, HotkeyTarget>();
  const keys = new Map<string, string>();
  const candidates = config.controls.flatMap(candidatesOf);
  const assign = (key: string, { target }: Candidate) => {
    targets.set(key, target);
    keys.set(`${target.control}\0${target.value}`, key);
  };
  for (const candidate of candidates) {
    if (candidate.wish && !targets.has(candidate.wish)) assign(candidate.wish, candidate);
  }
  const free = [...DIGITS, ...LETTERS].filter((key) => !targets.has(key));
  for (const candidate of candidates.toSorted((a, b) => rank(a) - rank(b))) {
    if (keys.has(`${candidate.target.control}\0${candidate.target.value}`)) continue;
    const key = free.shift();
    if (key === undefined) break;
    assign(key, candidate);
  }
  return { target: (key) => targets.get(key), keyOf: (control, value) => keys.get(`${control}\0${value}`) };
}

interface Candidate {
  readonly target: HotkeyTarget;
  readonly wish: string | null;
}

const rank = ({ target }: Candidate): number => (target.kind === 'label' ? 0 : 1);

function candidatesOf(control: Control): Candidate[] {
  if (control.kind === 'labels') {
    return control.labels.map((label) => ({
      target: { kind: 'label', control: control.name, value: label.value },
      wish: label.hotkey,
    }));
  }
  return control.kind === 'choices' && !control.perRegion ? choicesOf(control, control.choices) : [];
}

/** Nested choices take part with their own key only where the config gives one: the first level is what one presses. */
function choicesOf(control: ChoicesControl, choices: readonly ChoiceNode[], depth = 0): Candidate[] {
  return choices.flatMap((choice) => [
    ...(depth === 0 || choice.hotkey
      ? [{ target: { kind: 'choice' as const, control: control.name, value: choice.value }, wish: choice.hotkey }]
      : []),
    ...choicesOf(control, choice.children, depth + 1),
  ]);
}
