import type { ResultDiff } from '../api/tagloop';
import type { WireRegion } from './wire';

/** Entries of per-region questions share the id of their region; relations have none. */
const keyOf = (region: WireRegion): string =>
  region['type'] === 'relation'
    ? `relation\0${String(region['from_id'])}\0${String(region['to_id'])}`
    : `${String(region['id'])}\0${String(region['from_name'])}`;

/** Equal for the same content, whatever the order of keys. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

const same = (a: WireRegion, b: WireRegion): boolean => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/** What changes from one stored result to another: regions are the same when their ids are. */
export function diffResults(before: readonly WireRegion[], after: readonly WireRegion[]): ResultDiff {
  const old = new Map(before.map((region) => [keyOf(region), region]));
  const now = new Map(after.map((region) => [keyOf(region), region]));
  return {
    added: [...now].filter(([key]) => !old.has(key)).map(([, region]) => region),
    removed: [...old].filter(([key]) => !now.has(key)).map(([, region]) => region),
    changed: [...now].flatMap(([key, region]) => {
      const earlier = old.get(key);
      return earlier && !same(earlier, region) ? [{ before: earlier, after: region }] : [];
    }),
  };
}

export const isEmptyDiff = ({ added, removed, changed }: ResultDiff): boolean =>
  added.length + removed.length + changed.length === 0;
