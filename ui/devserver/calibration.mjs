// How far the scores of a version mean what they say, with numbers that fit together.
const BINS = 10;
/** From so many predictions on a temperature is fitted, as the server does. */
const FEWEST = 50;

/** Scores of a model that is too sure: half of what it says lies near 1, and a tenth less than it says is right. */
const SHARES = [0, 0, 0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.2, 0.5];

const bins = (predictions, less) =>
  SHARES.flatMap((share, index) => {
    const count = Math.round(predictions * share);
    if (count === 0) return [];
    const score = (index + 0.6) / BINS;
    return [{ count, score, accuracy: Math.round(count * Math.max(0, score - less)) / count }];
  });

const error = (all) =>
  all.reduce((sum, { count, score, accuracy }) => sum + count * Math.abs(score - accuracy), 0) /
  all.reduce((sum, { count }) => sum + count, 0);

/** Of so many predictions. */
export function calibrated(predictions) {
  const before = bins(predictions, 0.18);
  const told = { predictions, error: error(before), bins: before };
  if (predictions < FEWEST) return told;
  const after = bins(predictions, 0.02);
  return { ...told, temperature: 1.74, calibrated_error: error(after), calibrated_bins: after };
}
