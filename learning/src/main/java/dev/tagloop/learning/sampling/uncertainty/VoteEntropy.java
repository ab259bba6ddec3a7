package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;

/** The entropy of the labels that versions of the model vote for, in nats (Engelson and Dagan 1996), mean over the units. */
public final class VoteEntropy extends UnitAcquisition {

    @Override
    public String name() {
        return "vote-entropy";
    }

    @Override
    public Need need() {
        return Need.MEMBERS;
    }

    @Override
    double unit(TaskScores scores, int unit) {
        double[] votes = new double[scores.labels().size()];
        double vote = 1.0 / scores.members().size();
        for (float[][] member : scores.members()) {
            votes[Distribution.best(member[unit])] += vote;
        }
        return Distribution.entropy(votes);
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
