package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.TaskScores;

/**
 * The entropy of the units' labels in nats (Shannon 1948; as token entropy and total token entropy in Settles and Craven 2008): their sum, mean
 * or largest.
 */
public final class Entropy extends UnitAcquisition {
    private final Pooling pooling;

    /** @param pooling how the units' entropies become one number */
    public Entropy(Pooling pooling) {
        this.pooling = pooling;
    }

    @Override
    public String name() {
        return "entropy-" + pooling.word();
    }

    @Override
    double unit(TaskScores scores, int unit) {
        return Distribution.entropy(scores.probabilities()[unit]);
    }

    @Override
    double pool(double[] units) {
        return pooling.of(units);
    }
}
