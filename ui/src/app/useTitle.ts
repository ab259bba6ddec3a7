import { useEffect } from 'react';

/** The name of the window: the page first, since tabs show only the beginning. */
export function useTitle(...parts: readonly string[]): void {
  const title = [...parts.filter(Boolean), 'Tagloop'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
