import { useEffect, useRef } from 'react';

/**
 * Ties keys to what they do on a page, wherever the focus is but in a field or a dialog.
 *
 * @param actionOf what a key does; null for one that does nothing here
 */
export function usePageKeys(actionOf: (event: KeyboardEvent) => (() => void) | null): void {
  const latest = useRef(actionOf);
  latest.current = actionOf;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')) return;
      const act = latest.current(event);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
