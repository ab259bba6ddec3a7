package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;

/**
 * Bayesian active learning by disagreement (Houlsby et al. 2011) with passes under dropout as draws of the model (Gal, Islam and Ghahramani
 * 2017): the mutual information between a unit's label and the model. Dropout in the last layer alone is nearly as good as everywhere (Shelmanov
 * et al. 2021); where the passes come from is the provider's choice.
 */
public final class Bald extends UnitAcquisition {
    private final Pooling pooling;
    private final Need need;

    /** With passes before the last layer. @param pooling how the units' numbers become one */
    public Bald(Pooling pooling) {
        this(pooling, Need.DROPOUT);
    }

    private Bald(Pooling pooling, Need need) {
        this.pooling = pooling;
        this.need = need;
    }

    /** With dropout in all layers, mean over the units. */
    public static Bald ofAllLayers() {
        return new Bald(Pooling.MEAN, Need.FULL_DROPOUT);
    }

    @Override
    public String name() {
        if (need == Need.FULL_DROPOUT) {
            return "bald-full";
        }
        return pooling == Pooling.MEAN ? "bald" : "bald-" + pooling.word();
    }

    @Override
    public Need need() {
        return need;
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
    public Reason why(TaskScores scores) {
        return scores.units().isEmpty()
                ? Reasons.nothing()
                : Reasons.disagree(
                        "passes", "passes with dropout", scores, scores.dropout(), Reasons.largest(units(scores)));
    }
}
