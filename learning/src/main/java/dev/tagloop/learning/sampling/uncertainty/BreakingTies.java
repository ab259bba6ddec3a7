package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.TaskScores;
import java.util.Arrays;

/**
 * How near the two likeliest labels are, one less their difference, at the unit where they are nearest (margin sampling, Scheffer et al. 2001;
 * breaking ties, Luo et al. 2005).
 */
public final class BreakingTies extends UnitAcquisition {

    @Override
    public String name() {
        return "breaking-ties";
    }

    @Override
    double unit(TaskScores scores, int unit) {
        return 1 - Distribution.margin(scores.probabilities()[unit]);
    }

    @Override
    double pool(double[] units) {
        return Arrays.stream(units).max().orElse(0);
    }
}
