package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.TaskScores;
import java.util.Arrays;

/**
 * One less the probability of the likeliest labelling of the whole task (Lewis and Gale 1994; for sequences Culotta and McCallum 2005). Of
 * words that the model labels independently that is the product of their likeliest labels, so long texts come first.
 */
public final class LeastConfidence extends UnitAcquisition {

    @Override
    public String name() {
        return "least-confidence";
    }

    @Override
    double unit(TaskScores scores, int unit) {
        return -Math.log(Distribution.top(scores.probabilities()[unit]));
    }

    @Override
    double pool(double[] units) {
        return -Math.expm1(-Arrays.stream(units).sum());
    }
}
