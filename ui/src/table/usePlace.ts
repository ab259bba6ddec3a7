import { useCallback } from 'react';
import { useSearchParams } from 'wouter';

/** What the address says of the table. */
export interface Address {
  /** The open tab; null: all tasks. */
  readonly tab: number | null;
  /** The first row in view, counted from 0. */
  readonly row: number;
  /** The opened task; null: none. */
  readonly task: number | null;
}

type Change = { readonly [K in keyof Address]?: Address[K] };

/** The place in the table, kept in the address: a link leads back to it. */
export function usePlace(): readonly [Address, (change: Change) => void] {
  const [parameters, setParameters] = useSearchParams();
  const number = (name: string) => {
    const value = Number(parameters.get(name));
    return Number.isSafeInteger(value) && value > 0 ? value : null;
  };
  const set = useCallback(
    (change: Change) =>
      setParameters(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(change))
            if (value) next.set(name, String(name === 'row' ? value + 1 : value));
            else next.delete(name);
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return [{ tab: number('tab'), row: (number('row') ?? 1) - 1, task: number('task') }, set];
}
