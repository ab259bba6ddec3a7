import type { Figure, Version } from '../api/learner';
import type { Point, Series } from '../charts/scale';
import type { Catalogue } from '../i18n/I18n';
import { measureName, measureOf } from './measures';

/** Colours that stay apart for people who see few of them, and dashes that do without. */
const LOOK = {
  loss: ['#0369a1', ''],
  mean: ['#b45309', '6 4'],
  f1: ['#4338ca', ''],
  precision: ['#0f766e', '7 4'],
  recall: ['#be185d', '2 4'],
} as const;

const series = (name: string, look: keyof typeof LOOK, points: readonly Point[]): Series => ({
  name,
  colour: LOOK[look][0],
  dash: LOOK[look][1],
  points,
});

/** By rising x; of points at the same place the last one counts. */
const inOrder = (points: readonly Point[]): readonly Point[] =>
  [...new Map(points.map((point) => [point.x, point])).values()].toSorted((a, b) => a.x - b.x);

/** What is told once more (after a cut, or on the way from a checkpoint) takes the place of what was told before. */
const pointsOf = (figures: readonly Figure[], key: 'loss' | 'f1' | 'precision' | 'recall'): readonly Point[] =>
  inOrder(figures.flatMap(({ epoch: x, [key]: y }) => (y === undefined ? [] : [{ x, y }])));

/** How far the model was from the right answers: within the epochs, and each epoch's mean. */
export function lossCurves(figures: readonly Figure[], t: Catalogue): readonly Series[] {
  const steps = figures.filter(({ kind }) => kind === 'step');
  return [
    series(t.learner.lossSteps, 'loss', pointsOf(steps, 'loss')),
    series(t.learner.lossEpochs, 'mean', pointsOf(epochsOf(figures), 'loss')),
  ].filter(({ points }) => points.length > 0);
}

/** How right it was on texts that it did not learn from, epoch by epoch; nothing where nothing was measured. */
export function scoreCurves(figures: readonly Figure[], t: Catalogue): readonly Series[] {
  const epochs = epochsOf(figures);
  return (['f1', 'precision', 'recall'] as const)
    .map((key) => series(t.learner[key], key, pointsOf(epochs, key)))
    .filter(({ points }) => points.length > 0);
}

const epochsOf = (figures: readonly Figure[]) => figures.filter(({ kind }) => kind === 'epoch');

/** The curves of a finished training, as its version keeps them. */
export function figuresOf({ details: { epochs } }: Version): readonly Figure[] {
  if (!Array.isArray(epochs)) return [];
  return (epochs as readonly Partial<Figure>[]).map((point, index) => ({
    ...point,
    kind: 'epoch',
    epoch: point.epoch ?? index + 1,
  }));
}

/** The figure that versions are compared by over the number of labelled texts that they learned from: whether more labels help. */
export function progressCurve(versions: readonly Version[], t: Catalogue): readonly Series[] {
  const newest = versions.at(-1)?.details;
  if (newest === undefined) return [];
  // What learned something else is measured otherwise.
  const { name } = measureOf(newest);
  const points = versions.flatMap(({ details }) => {
    const { documents: x, task } = details;
    const { name: own, value: y } = measureOf(details);
    return x === undefined || y === undefined || own !== name || task !== newest.task ? [] : [{ x, y }];
  });
  // Of versions from the same texts the newest counts.
  const places = inOrder(points);
  return places.length < 2 ? [] : [series(measureName(t, name, newest.task), 'f1', places)];
}
