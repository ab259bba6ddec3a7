/** A point of a curve. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far a curve may be off at a place. */
export interface Bounds {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** A curve; beside its colour it has a dash of its own, so that it is known without colours. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  /** As SVG takes it; empty for an unbroken line. */
  readonly dash: string;
  /** By rising x. */
  readonly points: readonly Point[];
  /** A shade around it, by rising x. */
  readonly band?: readonly Bounds[] | undefined;
  /** Whether each point is a dot by itself instead of a line through all. */
  readonly dots?: boolean | undefined;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where a value lies between two places. */
export const scale =
  ({ from, to }: Range, start: number, end: number) =>
  (value: number): number =>
    to === from ? (start + end) / 2 : start + ((value - from) / (to - from)) * (end - start);

/** 1, 2 or 5 times a power of ten: the smallest of them that is not smaller. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9))!;
  return step * power;
}

/** Round values from the first to the last inside a range, `most` at most and `least` apart. */
export function ticks({ from, to }: Range, most: number, least = 0): readonly number[] {
  if (!(to > from)) return [from];
  const step = niceStep(Math.max(least, (to - from) / Math.max(1, most - 1)));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Products of whole numbers: sums would gather errors.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** From round value to round value around all that is shown; `least` is always inside. */
export function around(values: readonly number[], least: Range): Range {
  const finite = values.filter(Number.isFinite);
  const from = Math.min(least.from, ...finite);
  const to = Math.max(least.to, ...finite);
  if (from === to) return { from, to: from + 1 };
  const step = niceStep((to - from) / 4);
  return { from: Math.floor(from / step + 1e-9) * step, to: Math.ceil(to / step - 1e-9) * step };
}

/** All places where a curve has a point, each once, by rising x. */
export const placesOf = (series: readonly Series[]): readonly number[] =>
  [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted((a, b) => a - b);

/** The index of the place that is nearest; -1 where there are none. */
export function nearest(places: readonly number[], x: number): number {
  let best = -1;
  places.forEach((place, index) => {
    if (best < 0 || Math.abs(place - x) < Math.abs(places[best]! - x)) best = index;
  });
  return best;
}

/** What a curve has at a place, or had last before it. */
export const valueAt = ({ points }: Series, x: number): Point | null =>
  points.findLast((point) => point.x <= x + 1e-9) ?? null;

/** The line through all points that are numbers; it breaks where one is not. */
export function lineThrough(
  points: readonly Point[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  let broken = true;
  return points
    .map((point) => {
      if (!Number.isFinite(point.y)) {
        broken = true;
        return '';
      }
      const move = broken ? 'M' : 'L';
      broken = false;
      return `${move}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`;
    })
    .join('');
}

/** The outline of a shade: along its upper edge and back along the lower one. */
export function bandThrough(
  band: readonly Bounds[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  if (band.length < 2) return '';
  const upper = band.map((one) => `${x(one.x).toFixed(1)} ${y(one.high).toFixed(1)}`);
  const lower = band.toReversed().map((one) => `${x(one.x).toFixed(1)} ${y(one.low).toFixed(1)}`);
  return `M${[...upper, ...lower].join('L')}Z`;
}
