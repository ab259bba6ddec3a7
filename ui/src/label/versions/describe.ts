import { fromWire, type WireRegion } from '../../regions/wire';
import type { TaskSurroundings } from '../surroundings';

/** One stored region in a few words. */
export interface RegionWords {
  /** The labels, or what was asked. */
  readonly title: string;
  /** The marked text, or the answer. */
  readonly text: string;
  /** Null where the config gives none. */
  readonly colour: string | null;
  /** `3–7` for a mark, else empty. */
  readonly place: string;
}

/** @param all the regions around it, where the ends of a relation are looked up */
export function describeRegion(region: WireRegion, all: readonly WireRegion[], around: TaskSurroundings): RegionWords {
  if (region['type'] === 'relation') {
    const end = (id: unknown) => {
      const found = all.find((other) => other['id'] === id && other['type'] !== 'relation');
      return found ? describeRegion(found, [], around).text : '…';
    };
    const labels = Array.isArray(region['labels']) ? region['labels'].map(String) : [];
    return {
      title: labels.join(' + ') || '→',
      text: `${end(region['from_id'])} → ${end(region['to_id'])}`,
      colour: null,
      place: '',
    };
  }
  // A question about a region is read together with the region that it shares its id with.
  const owner = isMark(region, around)
    ? []
    : all.filter((other) => other['id'] === region['id'] && isMark(other, around)).slice(0, 1);
  const read = fromWire([...owner, region], around, false);
  const span = owner.length === 0 ? read.spans[0] : undefined;
  if (span) {
    const source = around.sources.get(span.object)!;
    return {
      title: span.labels.join(' + '),
      text: source.text.slice(span.start, span.end),
      colour: around.look.colourOf(span),
      place: `${source.offsets.toCodePoint(span.start)}–${source.offsets.toCodePoint(span.end)}`,
    };
  }
  const answer = read.answers[0];
  return {
    title: String(region['from_name'] ?? region['type'] ?? ''),
    text: answer ? sayValue(answer.value) : JSON.stringify(region['value'] ?? null),
    colour: null,
    place: '',
  };
}

const isMark = (region: WireRegion, around: TaskSurroundings): boolean =>
  around.labelControls.some((control) => control.name === region['from_name']);

export function sayValue(value: unknown): string {
  if (Array.isArray(value))
    return value.map((item) => (Array.isArray(item) ? item.join(' / ') : String(item))).join(', ');
  if (value !== null && typeof value === 'object')
    return Object.entries(value)
      .map(([bucket, items]) => `${bucket}: ${sayValue(items)}`)
      .join('; ');
  return String(value);
}
