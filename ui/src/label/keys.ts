import type { Unit } from '../spans/cursor';
import type { Hotkeys, HotkeyTarget } from './hotkeys';

/** Everything the labelling screen can be told to do. Buttons and keys give the same commands. */
export type Command =
  | { readonly type: 'step'; readonly direction: 1 | -1; readonly unit: Unit; readonly extend: boolean }
  | { readonly type: 'line'; readonly direction: 1 | -1; readonly extend: boolean }
  | { readonly type: 'edge'; readonly edge: 'start' | 'end'; readonly direction: 1 | -1; readonly unit: Unit }
  | { readonly type: 'hotkey'; readonly target: HotkeyTarget }
  | { readonly type: 'suggestion'; readonly direction: 1 | -1 }
  | { readonly type: 'region'; readonly direction: 1 | -1 }
  | { readonly type: SimpleCommand };

export type SimpleCommand =
  | 'accept'
  | 'remove'
  | 'accept-all'
  | 'relate'
  | 'note'
  | 'occurrences'
  | 'undo'
  | 'redo'
  | 'submit'
  | 'skip'
  | 'next-task'
  | 'previous-task'
  | 'help'
  | 'escape'
  | 'instructions'
  | 'history'
  | 'comment';

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

export interface KeySurroundings {
  readonly hotkeys: Hotkeys;
  /** The text itself has the focus: arrows and Tab belong to it. */
  readonly inText: boolean;
  /** A field has the focus: only the keys with Ctrl are ours. */
  readonly inField: boolean;
  /** Tab would step past the last (or first) suggestion and must leave the text instead. */
  readonly tabLeaves: (direction: 1 | -1) => boolean;
}

/** The command of a key press; null leaves the key to the browser. */
export function commandFor(press: KeyPress, around: KeySurroundings): Command | null {
  const modifier = press.ctrlKey || press.metaKey;
  if (modifier && press.key === 'Enter') return { type: 'submit' };
  if (around.inField) return press.key === 'Escape' ? { type: 'escape' } : null;
  const own = hotkeyCommand(press, around.hotkeys);
  if (own) return own;
  if (modifier) return withControl(press);
  return (
    edgeCommand(press) ??
    (around.inText ? textCommand(press, around) : null) ??
    (press.altKey ? null : plainCommand(press))
  );
}

function hotkeyCommand(press: KeyPress, hotkeys: Hotkeys): Command | null {
  // A capital letter is a command (Shift+A), never the label of the small one.
  const shifted = press.shiftKey && /^[a-z]$/i.test(press.key);
  const parts = [press.ctrlKey && 'ctrl', press.altKey && 'alt', press.metaKey && 'command', shifted && 'shift'];
  const modifiers = parts.filter(Boolean);
  // Some keyboards need Shift for digits: there the key itself counts, whatever sign it writes.
  const digit = press.shiftKey ? undefined : /^Digit(\d)$/.exec(press.code)?.[1];
  const target =
    hotkeys.target([...modifiers, press.key.toLowerCase()].join('+')) ??
    (digit === undefined ? undefined : hotkeys.target([...modifiers, digit].join('+')));
  return target ? { type: 'hotkey', target } : null;
}

function withControl({ key, shiftKey }: KeyPress): Command | null {
  switch (key.toLowerCase()) {
    case 'z':
      return { type: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { type: 'redo' };
    default:
      return null;
  }
}

/** By the key's place, not its sign: , and . stand beside each other on every keyboard, with Shift they differ. */
function edgeCommand({ code, shiftKey, altKey }: KeyPress): Command | null {
  if (code !== 'Comma' && code !== 'Period') return null;
  return {
    type: 'edge',
    edge: shiftKey ? 'start' : 'end',
    direction: code === 'Period' ? 1 : -1,
    unit: altKey ? 'character' : 'word',
  };
}

function textCommand(press: KeyPress, around: KeySurroundings): Command | null {
  const unit: Unit = press.altKey ? 'character' : 'word';
  switch (press.key) {
    case 'ArrowRight':
      return { type: 'step', direction: 1, unit, extend: press.shiftKey };
    case 'ArrowLeft':
      return { type: 'step', direction: -1, unit, extend: press.shiftKey };
    case 'ArrowDown':
      return { type: 'line', direction: 1, extend: press.shiftKey };
    case 'ArrowUp':
      return { type: 'line', direction: -1, extend: press.shiftKey };
    case 'Tab': {
      const direction = press.shiftKey ? -1 : 1;
      return around.tabLeaves(direction) ? null : { type: 'suggestion', direction };
    }
    default:
      return null;
  }
}

const PLAIN: Readonly<Record<string, Command>> = {
  Enter: { type: 'accept' },
  a: { type: 'accept' },
  A: { type: 'accept-all' },
  Backspace: { type: 'remove' },
  Delete: { type: 'remove' },
  x: { type: 'remove' },
  j: { type: 'region', direction: 1 },
  k: { type: 'region', direction: -1 },
  J: { type: 'next-task' },
  K: { type: 'previous-task' },
  r: { type: 'relate' },
  n: { type: 'note' },
  l: { type: 'occurrences' },
  s: { type: 'skip' },
  i: { type: 'instructions' },
  h: { type: 'history' },
  c: { type: 'comment' },
  '?': { type: 'help' },
  Escape: { type: 'escape' },
};

const plainCommand = ({ key }: KeyPress): Command | null => PLAIN[key] ?? null;
