import type { AdjudicationItem } from '../api/adjudication';
import type { WireRegion } from '../regions/wire';

/** For the place of a dispute that of the option taken, null for nothing. Immutable: undo keeps the old ones. */
export type Taken = ReadonlyMap<number, number | null>;

export interface Decisions {
  readonly taken: Taken;
  /** The place of the dispute that is looked at, among the items; null where there is none. */
  readonly at: number | null;
  readonly past: readonly Pick<Decisions, 'taken' | 'at'>[];
}

export type Move =
  | { readonly type: 'take'; readonly option: number | null }
  | { readonly type: 'step'; readonly direction: 1 | -1 }
  | { readonly type: 'go'; readonly item: number }
  | { readonly type: 'undo' };

export const disputesOf = (items: readonly AdjudicationItem[]): readonly number[] =>
  items.flatMap((item, index) => (item.settled === null ? [index] : []));

export const begin = (items: readonly AdjudicationItem[]): Decisions => ({
  taken: new Map(),
  at: disputesOf(items)[0] ?? null,
  past: [],
});

export function decide(items: readonly AdjudicationItem[], now: Decisions, move: Move): Decisions {
  const disputes = disputesOf(items);
  switch (move.type) {
    case 'take': {
      if (now.at === null) return now;
      if (move.option !== null && move.option >= items[now.at]!.options.length) return now;
      const taken = new Map(now.taken).set(now.at, move.option);
      return { taken, at: nextOpen(disputes, taken, now.at), past: [...now.past, { taken: now.taken, at: now.at }] };
    }
    case 'step': {
      if (now.at === null) return now;
      const place = disputes.indexOf(now.at) + move.direction;
      return { ...now, at: disputes[place] ?? now.at };
    }
    case 'go':
      return disputes.includes(move.item) ? { ...now, at: move.item } : now;
    case 'undo': {
      const before = now.past.at(-1);
      return before ? { ...before, past: now.past.slice(0, -1) } : now;
    }
  }
}

/** The next dispute that nobody has decided, from the beginning again after the last; the same when all are. */
function nextOpen(disputes: readonly number[], taken: Taken, at: number): number {
  const from = disputes.indexOf(at);
  return [...disputes.slice(from + 1), ...disputes.slice(0, from)].find((item) => !taken.has(item)) ?? at;
}

/** The option that counts for an item; undefined while it is disputed. */
export const optionOf = (item: AdjudicationItem, index: number, taken: Taken): number | null | undefined =>
  taken.has(index) ? taken.get(index)! : (item.settled ?? undefined);

/** Entries of several voices under ids that differ, to be drawn together. Relations, which name ids, are left out. */
export const drawable = (result: readonly WireRegion[], prefix: string): readonly WireRegion[] =>
  result
    .filter((region) => region['type'] !== 'relation')
    .map((region, index) => ({ ...region, id: `${prefix}:${String(region['id'] ?? index)}` }));

/** What is agreed and decided, and what is proposed for the disputes that are open. */
export function resultOf(
  items: readonly AdjudicationItem[],
  taken: Taken,
): { readonly sure: readonly WireRegion[]; readonly open: readonly WireRegion[] } {
  const sure: WireRegion[] = [];
  const open: WireRegion[] = [];
  items.forEach((item, index) => {
    const option = optionOf(item, index, taken);
    if (option === undefined)
      item.options.forEach(({ result }, place) => open.push(...drawable(result, `${index}.${place}`)));
    else if (option !== null) sure.push(...drawable(item.options[option]!.result, `${index}.${option}`));
  });
  return { sure, open };
}
