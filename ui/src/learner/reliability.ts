import type { Calibration, ScoreBin } from '../api/learner';
import type { Point } from '../charts/scale';

const BINS = 10;

/** One of the bins of equal width, with what fell into it; null where nothing did. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly before: ScoreBin | null;
  readonly after: ScoreBin | null;
}

/** Which of the bins a score is in; one on an edge belongs to the lower one. */
const binOf = (score: number): number => Math.max(0, Math.ceil(score * BINS - 1e-9) - 1);

/** The bins in which there is something, by rising score. */
export function bandsOf({ bins, calibrated_bins: calibrated = [] }: Calibration): readonly Band[] {
  return Array.from({ length: BINS }, (_, index) => ({
    from: index / BINS,
    to: (index + 1) / BINS,
    before: bins.find(({ score }) => binOf(score) === index) ?? null,
    after: calibrated.find(({ score }) => binOf(score) === index) ?? null,
  })).filter(({ before, after }) => before !== null || after !== null);
}

/** Where the bins lie in the picture: on the diagonal a score says how often it is right. */
export const pointsOf = (bins: readonly ScoreBin[]): readonly Point[] =>
  bins.map(({ score, accuracy }) => ({ x: score, y: accuracy }));
