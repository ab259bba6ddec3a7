import type { RankerControl } from '../config/model';
import type { RankerValue } from '../regions/model';

/** Where items wait that no bucket has yet. */
export const REST = '_';

/** A ranking without buckets is stored under the ranker's own name. */
export const columnsOf = (control: RankerControl): readonly string[] =>
  control.buckets.length === 0 ? [control.name] : [...control.buckets.map((bucket) => bucket.name), REST];

/** Every item in exactly one column, whatever was stored: new items wait at the end, vanished ones are gone. */
export function arrange(
  control: RankerControl,
  items: readonly string[],
  stored: RankerValue | undefined,
): Record<string, string[]> {
  const columns = columnsOf(control);
  const placed = new Set<string>();
  const result: Record<string, string[]> = {};
  for (const column of columns) {
    result[column] = (stored?.[column] ?? []).filter(
      (item) => items.includes(item) && !placed.has(item) && placed.add(item),
    );
  }
  const home =
    control.buckets.length === 0 ? control.name : (control.buckets.find((bucket) => bucket.isDefault)?.name ?? REST);
  result[home]!.push(...items.filter((item) => !placed.has(item)));
  return result;
}

/** The arrangement with one item at another place. */
export function move(
  ranking: Readonly<Record<string, readonly string[]>>,
  item: string,
  column: string,
  index: number,
): Record<string, readonly string[]> {
  const without = Object.fromEntries(
    Object.entries(ranking).map(([name, list]) => [name, list.filter((other) => other !== item)]),
  );
  return { ...without, [column]: (without[column] ?? []).toSpliced(index, 0, item) };
}
