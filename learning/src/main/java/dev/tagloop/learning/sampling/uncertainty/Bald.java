package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;

/**
 * Bayesian active learning by disagreement (Houlsby et al. 2011) with passes under dropout as draws of the model (Gal, Islam and Ghahramani
 * 2017): the mutual information between a unit's label and the model. Dropout in the last layer alone is nearly as good as everywhere (Shelmanov
 * et al. 2021); where the passes come from is the provider's choice.
 */
public final class Bald extends UnitAcquisition {
    private final Pooling pooling;

    /** @param pooling how the units' numbers become one */
    public Bald(Pooling pooling) {
        this.pooling = pooling;
    }

    @Override
    public String name() {
        return pooling == Pooling.MEAN ? "bald" : "bald-" + pooling.word();
    }

    @Override
    public Need need() {
        return Need.DROPOUT;
    }

    @Override
    double unit(TaskScores scores, int unit) {
        return Distribution.mutualInformation(scores.dropout(), unit);
    }

    @Override
    double pool(double[] units) {
        return pooling.of(units);
    }

    @Override
    public String reason(TaskScores scores) {
        return scores.units().isEmpty()
                ? NOTHING_TO_READ
                : Reasons.disagree("passes with dropout", scores, scores.dropout(), Reasons.largest(units(scores)));
    }
}
