package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.TaskScores;

/**
 * Maximum normalized log-probability (Shen et al. 2018, "Deep active learning for named entity recognition"): the likeliest labelling's
 * logarithm by its length, turned round, so that the least likely task has the highest score. Least confidence without its love of long texts.
 */
public final class Mnlp extends UnitAcquisition {

    @Override
    public String name() {
        return "mnlp";
    }

    @Override
    double unit(TaskScores scores, int unit) {
        return -Math.log(Distribution.top(scores.probabilities()[unit]));
    }

    @Override
    double pool(double[] units) {
        return Pooling.MEAN.of(units);
    }
}
