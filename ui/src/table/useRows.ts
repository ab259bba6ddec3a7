import { useQueries, useQuery } from '@tanstack/react-query';
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
export function useRows(project: number, query: ListQuery, window: RowWindow): Rows {
  const key = JSON.stringify(query);
  const wanted = pagesOf(window, PAGE_SIZE);
  const paced = usePaced(wanted, wanted.join(' '), PACE_MS);
  // The first page is always asked for: it tells how many there are, and names the list for the others.
  const first = useQuery({
    queryKey: ['tasks', project, 'table', key, 0],
    queryFn: ({ signal }) => api.page(project, query, 1, PAGE_SIZE, '', signal),
    staleTime: 15_000,
    gcTime: 60_000,
  });
  const { total = 0, list = '' } = first.data ?? {};
  const more = paced.filter((page) => page > 0 && page * PAGE_SIZE < total);
  const others = useQueries({
    queries: more.map((page) => ({
      queryKey: ['tasks', project, 'table', key, page, list],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.page(project, query, page + 1, PAGE_SIZE, list, signal),
      staleTime: 15_000,
      gcTime: 60_000,
    })),
  });
  const last = useRef<Shown>(EMPTY);
  // A list that was asked anew shows its old rows until the new ones are there.
  const old = last.current.key === key ? last.current.pages : undefined;
  const found = [
    [0, first.data] as const,
    ...more.map((page, index) => [page, others[index]!.data ?? old?.get(page)] as const),
  ];
  const state = found.map(([page, data]) => `${page}:${data ? identity(data) : ''}`).join(' ');
  const shown = useMemo(() => {
    if (first.data) last.current = { key, total: first.data.total, pages: new Map(found) };
    return last.current;
    // The state stands for the answers.
  }, [key, state]);
  const at = useCallback(
    (row: number) => shown.pages.get(Math.floor(row / PAGE_SIZE))?.tasks[row % PAGE_SIZE],
    [shown],
  );
  const answers = [first, ...others];
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
