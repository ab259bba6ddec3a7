export type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The name for a stretch without a label. */
export const NOTHING = 'O';

/** All labels of both sides by name, nothing at the end. */
export function labelsOf(confusion: Confusion): readonly string[] {
  const names = new Set([...Object.keys(confusion), ...Object.values(confusion).flatMap(Object.keys)]);
  const labels = [...names].filter((name) => name !== NOTHING).toSorted((a, b) => a.localeCompare(b));
  return names.has(NOTHING) ? [...labels, NOTHING] : labels;
}

/** How strong a cell is painted: its share of what the right label has in all. */
export function shareOf(confusion: Confusion, gold: string, predicted: string): number {
  const row = confusion[gold] ?? {};
  const all = Object.values(row).reduce((sum, count) => sum + count, 0);
  return all === 0 ? 0 : (row[predicted] ?? 0) / all;
}
