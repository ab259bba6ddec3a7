package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;

/**
 * The mean Kullback-Leibler divergence of the versions of a model from their consensus (McCallum and Nigam 1998), mean over the units. Algebra
 * makes it the same number as {@link Bald}'s, over versions instead of passes.
 */
public final class CommitteeDivergence extends UnitAcquisition {

    @Override
    public String name() {
        return "committee-kl";
    }

    @Override
    public Need need() {
        return Need.MEMBERS;
    }

    @Override
    double unit(TaskScores scores, int unit) {
        return Distribution.mutualInformation(scores.members(), unit);
    }

    @Override
    double pool(double[] units) {
        return Pooling.MEAN.of(units);
    }

    @Override
    public String reason(TaskScores scores) {
        return scores.units().isEmpty()
                ? "there is nothing to read in it"
                : Reasons.disagree("versions", scores, scores.members(), Reasons.largest(units(scores)));
    }
}
