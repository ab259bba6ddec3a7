package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.TaskScores;

/**
 * The mean Kullback-Leibler divergence of the versions of a model from their consensus (McCallum and Nigam 1998), mean over the units. Algebra
 * makes it the same number as {@link Bald}'s, over versions instead of passes.
 */
public final class CommitteeDivergence extends CommitteeAcquisition {

    @Override
    public String name() {
        return "committee-kl";
    }

    @Override
    double unit(TaskScores scores, int unit) {
        return Distribution.mutualInformation(scores.members(), unit);
    }
}
