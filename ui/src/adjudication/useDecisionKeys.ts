import { usePageKeys } from '../app/usePageKeys';
import type { Move } from './decisions';

export type DecisionCommand = Move | 'store' | 'edit';

/** The command of a key; null for one that has none here. */
function commandOf(event: KeyboardEvent): DecisionCommand | null {
  const control = event.ctrlKey || event.metaKey;
  if (event.altKey) return null;
  if (control) return event.key === 'Enter' ? 'store' : event.key.toLowerCase() === 'z' ? { type: 'undo' } : null;
  if (/^[0-9]$/.test(event.key)) return { type: 'take', option: event.key === '0' ? null : Number(event.key) - 1 };
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return { type: 'step', direction: 1 };
    case 'ArrowUp':
    case 'k':
      return { type: 'step', direction: -1 };
    case 'u':
      return { type: 'undo' };
    case 'e':
      return 'edit';
    default:
      return null;
  }
}

/** Ties the decisions to the keyboard, wherever the focus is. */
export function useDecisionKeys(run: (command: DecisionCommand) => void) {
  usePageKeys((event) => {
    const command = commandOf(event);
    return command && (() => run(command));
  });
}
