import type { Relation } from '../regions/model';
import { boxesOf } from './dom';

/** A relation as it is drawn: a path below the text, in pixels of the stage. */
export interface Arc {
  readonly id: string;
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly arrowAtStart: boolean;
  readonly arrowAtEnd: boolean;
}

const DROP = 9;
const BEND = 7;
const LEVEL = 7;

/** Arrows between boxes as they stand now; relations to something not drawn are left out. */
export function arcsFor(root: HTMLElement, stage: HTMLElement, relations: readonly Relation[]): Arc[] {
  const origin = stage.getBoundingClientRect();
  const taken = new Map<number, number>();
  return relations.flatMap((relation) => {
    const from = boxesOf(root, relation.from).at(0);
    const to = boxesOf(root, relation.to).at(0);
    if (!from || !to) return [];
    const [x1, x2] = [from, to].map((box) => box.left + box.width / 2 - origin.left) as [number, number];
    const [y1, y2] = [from, to].map((box) => box.bottom - origin.top + 2) as [number, number];
    // Arrows on the same line go below each other.
    const base = Math.max(y1, y2);
    const line = Math.round(base / 10);
    const level = taken.get(line) ?? 0;
    taken.set(line, level + 1);
    const y = base + DROP + (level % 3) * LEVEL;
    return [
      {
        id: relation.id,
        path: pathThrough(x1, y1, x2, y2, y),
        x: (x1 + x2) / 2,
        y,
        title: relation.labels.join(', '),
        arrowAtStart: relation.direction !== 'right',
        arrowAtEnd: relation.direction !== 'left',
      },
    ];
  });
}

function pathThrough(x1: number, y1: number, x2: number, y2: number, y: number): string {
  const bend = Math.min(BEND, Math.abs(x2 - x1) / 2) * Math.sign(x2 - x1 || 1);
  const corner = Math.abs(bend);
  return `M${x1},${y1} V${y - corner} q0,${corner} ${bend},${corner} H${x2 - bend} q${bend},0 ${bend},${-corner} V${y2}`;
}
