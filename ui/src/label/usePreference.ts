import { useCallback, useState } from 'react';

/** A habit of this person on this machine: read once, kept on every change. */
export function usePreference<T extends boolean | number | string>(name: string, fallback: T): [T, (value: T) => void] {
  const key = `tagloop.${name}`;
  const [value, setValue] = useState<T>(() => {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return typeof stored === typeof fallback ? (stored as T) : fallback;
    } catch {
      return fallback;
    }
  });
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
    [key],
  );
  return [value, keep];
}
