import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { rows as api, type ListQuery } from '../api/datamanager';
import type { Task, TaskPage } from '../api/types';
import { pagesOf, type RowWindow } from './scroll';
import { usePaced } from './usePaced';

/** Rows of one request: more than a screen shows. */
export const PAGE_SIZE = 50;

/** While somebody drags the scrollbar, pages that fly by are not asked for. */
const PACE_MS = 70;

export interface Rows {
  /** How many rows the list has; undefined while nobody knows. */
  readonly total: number | undefined;
  /** The task in a row, counted from 0; undefined while it is not there. */
  at(row: number): Task | undefined;
  readonly error: Error | null;
  /** Whether what is shown belongs to an earlier question, or is on its way. */
  readonly isStale: boolean;
  retry(): void;
}

/** Pages of a list, asked for when rows of them come into view. */
export function useRows(project: number, query: ListQuery | null, window: RowWindow): Rows {
  const key = JSON.stringify(query);
  const wanted = pagesOf(window, PAGE_SIZE);
  const paced = usePaced(wanted, wanted.join(' '), PACE_MS);
  const before = useRef<{ readonly key: string; readonly total: number } | null>(null);
  const known = before.current?.key === key ? before.current.total : undefined;
  // The first page is always asked for: it tells how many there are, whatever happened to the page in view.
  const pages = [...new Set([0, ...paced])].filter((page) => page === 0 || page * PAGE_SIZE < (known ?? 0));
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['tasks', project, 'table', key, page],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.page(project, query!, page + 1, PAGE_SIZE, signal),
      enabled: query !== null,
      staleTime: 15_000,
      gcTime: 60_000,
    })),
  });
  const first = answers[0]!;
  const last = useRef<Shown>(EMPTY);
  const found = pages.map((page, index) => [page, answers[index]!.data] as const);
  const state = found.map(([page, data]) => `${page}:${data ? identity(data) : ''}`).join(' ');
  const shown = useMemo(() => {
    if (!first.data) return last.current;
    last.current = { key, total: first.data.total, pages: new Map(found) };
    before.current = { key, total: first.data.total };
    return last.current;
    // The state stands for the answers.
  }, [key, state]);
  const at = useCallback(
    (row: number) => shown.pages.get(Math.floor(row / PAGE_SIZE))?.tasks[row % PAGE_SIZE],
    [shown],
  );
  const failed = answers.find(({ error, data }) => error !== null && data === undefined);
  return {
    total: shown === EMPTY ? undefined : shown.total,
    at,
    error: failed?.error ?? null,
    isStale: shown.key !== key,
    retry: () => answers.forEach((answer) => answer.error && void answer.refetch()),
  };
}

interface Shown {
  readonly key: string;
  readonly total: number;
  readonly pages: ReadonlyMap<number, TaskPage | undefined>;
}

const EMPTY: Shown = { key: '', total: 0, pages: new Map() };

const identities = new WeakMap<TaskPage, number>();
let count = 0;

/** A number for an answer: the same for the same object. */
function identity(page: TaskPage): number {
  let known = identities.get(page);
  if (known === undefined) identities.set(page, (known = ++count));
  return known;
}
