package dev.tagloop.learning.combination;

import dev.tagloop.core.combination.ScoreCalibration;
import java.util.List;

/** What is learned of scores and of whether each was right. */
final class Rightness {
    /** Fewer than so many tell nothing of a curve with two parameters. */
    private static final int FEWEST = 10;

    private Rightness() {}

    /** The curve that fits; where there are too few, or all scores are one, scores stay as they are. */
    static ScoreCalibration calibration(List<Double> scores, List<Boolean> right) {
        if (scores.size() < FEWEST) {
            return ScoreCalibration.NONE;
        }
        boolean[] outcomes = new boolean[right.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = right.get(i);
        }
        ScoreCalibration curve = ScoreCalibration.fit(
                scores.stream().mapToDouble(Double::doubleValue).toArray(), outcomes);
        return Double.isFinite(curve.slope()) && Double.isFinite(curve.offset()) ? curve : ScoreCalibration.NONE;
    }
}
