package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.TaskScores;

/** The entropy of the labels that versions of the model vote for, in nats (Engelson and Dagan 1996), mean over the units. */
public final class VoteEntropy extends CommitteeAcquisition {

    @Override
    public String name() {
        return "vote-entropy";
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
}
