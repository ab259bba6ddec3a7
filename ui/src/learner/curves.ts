import type { Figure, Version } from '../api/learner';
import type { Point, Series } from '../charts/scale';
import type { Catalogue } from '../i18n/I18n';

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

function pointsOf(figures: readonly Figure[], read: (figure: Figure) => number | undefined): readonly Point[] {
  const places = new Map<number, number>();
  // What is told once more (after a cut, or on the way from a checkpoint) takes the place of what was told before.
  for (const figure of figures) {
    const y = read(figure);
    if (y !== undefined) places.set(figure.epoch, y);
  }
  return [...places].map(([x, y]) => ({ x, y })).toSorted((a, b) => a.x - b.x);
}

/** How far the model was from the right answers: within the epochs, and each epoch's mean. */
export function lossCurves(figures: readonly Figure[], t: Catalogue): readonly Series[] {
  return [
    series(
      t.learner.lossSteps,
      'loss',
      pointsOf(
        figures.filter(({ kind }) => kind === 'step'),
        ({ loss }) => loss,
      ),
    ),
    series(
      t.learner.lossEpochs,
      'mean',
      pointsOf(epochsOf(figures), ({ loss }) => loss),
    ),
  ].filter(({ points }) => points.length > 0);
}

/** How right it was on texts that it did not learn from, epoch by epoch; nothing where nothing was measured. */
export function scoreCurves(figures: readonly Figure[], t: Catalogue): readonly Series[] {
  const epochs = epochsOf(figures);
  return [
    series(
      t.learner.f1,
      'f1',
      pointsOf(epochs, ({ f1 }) => f1),
    ),
    series(
      t.learner.precision,
      'precision',
      pointsOf(epochs, ({ precision }) => precision),
    ),
    series(
      t.learner.recall,
      'recall',
      pointsOf(epochs, ({ recall }) => recall),
    ),
  ].filter(({ points }) => points.length > 0);
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

/** F1 over the number of labelled texts that a version learned from: whether more labels help. */
export function progressCurve(versions: readonly Version[], t: Catalogue): readonly Series[] {
  const points = versions.flatMap(({ details: { documents, f1 } }) =>
    documents === undefined || f1 === undefined ? [] : [{ x: documents, y: f1 }],
  );
  // Of versions from the same texts the newest counts.
  const places = new Map(points.map(({ x, y }) => [x, y]));
  return places.size < 2
    ? []
    : [
        series(
          t.learner.f1,
          'f1',
          [...places].map(([x, y]) => ({ x, y })).toSorted((a, b) => a.x - b.x),
        ),
      ];
}
