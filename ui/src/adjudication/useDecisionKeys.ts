import { useEffect, useRef } from 'react';
import type { Move } from './decisions';

export type DecisionCommand = Move | 'store' | 'edit';

/** The command of a key; null for one that has none here. */
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): DecisionCommand | null {
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
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')) return;
      const command = commandOf(event);
      if (command === null) return;
      event.preventDefault();
      latest.current(command);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
