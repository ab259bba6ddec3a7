import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { views as api, type View } from '../api/datamanager';
import { useToast } from '../design/Toasts';
import { useT } from '../i18n/I18n';
import type { Column } from './columns';
import { FRESH, isSame, readTab, writeTab, type Tab } from './tab';

export interface Tabs {
  readonly views: readonly View[];
  readonly isReady: boolean;
  readonly error: Error | null;
  /** Null: the one with all tasks, which nobody stored. */
  readonly current: View | null;
  readonly tab: Tab;
  /** Whether it shows something else than what is stored. */
  readonly isChanged: boolean;
  change(change: Partial<Tab>): void;
  reset(): void;
  save(): Promise<void>;
  create(tab: Tab): Promise<void>;
  rename(title: string): Promise<void>;
  remove(): Promise<void>;
  /** @param step -1 or 1 */
  move(step: number): Promise<void>;
}

/**
 * The tabs of a project. What somebody changes in one is theirs alone, in this window, until they save it.
 *
 * @param id of the open tab; null: all tasks
 * @param open goes to another
 */
export function useTabs(
  project: number,
  id: number | null,
  columns: readonly Column[],
  open: (id: number | null) => void,
): Tabs {
  const t = useT();
  const say = useToast();
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: ['views', project], queryFn: () => api.list(project) });
  const views = data ?? NO_VIEWS;
  const current = views.find((view) => view.id === id) ?? null;
  const [drafts, setDrafts] = useState<Readonly<Record<string, Tab>>>({});
  const key = `tagloop.table.${project}.${current?.id ?? 'all'}`;
  const stored = useMemo(() => (current ? readTab(current.data) : FRESH), [current]);
  const draft = drafts[key] ?? keptDraft(key);
  const tab = draft ?? stored;

  const setDraft = useCallback((of: string, next: Tab | null) => {
    if (next) sessionStorage.setItem(of, JSON.stringify(next));
    else sessionStorage.removeItem(of);
    setDrafts(({ [of]: _old, ...rest }) => (next ? { ...rest, [of]: next } : rest));
  }, []);
  const refresh = () => client.invalidateQueries({ queryKey: ['views', project] });
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (problem) {
      say(t.errors.failed((problem as Error).message));
    }
  };
  return {
    views,
    isReady: data !== undefined || error !== null,
    error,
    current,
    tab,
    isChanged: draft !== null && !isSame(draft, stored),
    change: (change) => {
      const next = { ...tab, ...change };
      setDraft(key, isSame(next, stored) ? null : next);
    },
    reset: () => setDraft(key, null),
    save: () =>
      attempt(async () => {
        if (!current) return;
        await api.change(current.id, writeTab(tab, current.data, columns));
        await refresh();
        setDraft(key, null);
        say(t.common.saved);
      }),
    create: (fresh) =>
      attempt(async () => {
        const made = await api.create(project, writeTab(fresh, {}, columns));
        await refresh();
        setDraft(key, null);
        open(made.id);
      }),
    rename: (title) =>
      attempt(async () => {
        if (!current) return;
        await api.change(current.id, { ...current.data, title });
        await refresh();
        if (draft) setDraft(key, { ...draft, title });
      }),
    remove: () =>
      attempt(async () => {
        if (!current) return;
        await api.remove(current.id);
        setDraft(key, null);
        open(null);
        await refresh();
      }),
    move: (step) =>
      attempt(async () => {
        const ids = views.map((view) => view.id);
        const at = ids.indexOf(current?.id ?? -1);
        const to = at + step;
        if (at < 0 || to < 0 || to >= ids.length) return;
        ids.splice(to, 0, ...ids.splice(at, 1));
        await api.arrange(project, ids);
        await refresh();
      }),
  };
}

const NO_VIEWS: readonly View[] = [];

function keptDraft(key: string): Tab | null {
  const kept = sessionStorage.getItem(key);
  if (kept === null) return null;
  try {
    return { ...FRESH, ...(JSON.parse(kept) as Partial<Tab>) };
  } catch {
    return null;
  }
}
