package dev.tagloop.learning.combination;

import dev.tagloop.core.combination.ScoreCalibration;
import java.util.Collections;
import java.util.List;

/**
 * How voices are put together.
 *
 * @param weights one a voice
 * @param calibrations one a voice
 * @param threshold the share of the weight that a span needs
 */
record Votes(List<Double> weights, List<ScoreCalibration> calibrations, double threshold) {
    private static final double HALF = 0.5;

    Votes {
        weights = List.copyOf(weights);
        calibrations = List.copyOf(calibrations);
    }

    /** Every voice counts once and its scores as they are. */
    static Votes equal(int voices) {
        return new Votes(Collections.nCopies(voices, 1.0), Collections.nCopies(voices, ScoreCalibration.NONE), HALF);
    }

    /** As the members of a combination have it. */
    static Votes of(Combination combination) {
        return new Votes(
                combination.members().stream().map(Member::weight).toList(),
                combination.members().stream().map(Member::calibration).toList(),
                combination.threshold());
    }

    Votes weighing(List<Double> others) {
        return new Votes(others, calibrations, threshold);
    }

    Votes from(double share) {
        return new Votes(weights, calibrations, share);
    }
}
