package dev.tagloop.training.optimization;

/**
 * The numbers of AdamW that seldom need another value.
 *
 * @param beta1 how much of the first moment stays from step to step
 * @param beta2 how much of the second moment stays
 * @param epsilon added to the root of the second moment
 */
public record AdamSettings(double beta1, double beta2, double epsilon) {

    /** Those of Hugging Face's Trainer. */
    public static final AdamSettings DEFAULT = new AdamSettings(0.9, 0.999, 1e-8);

    /** Checks each number's range. */
    public AdamSettings {
        Range.require(beta1 >= 0 && beta1 < 1, "adam_beta1", beta1, "from 0 to below 1");
        Range.require(beta2 >= 0 && beta2 < 1, "adam_beta2", beta2, "from 0 to below 1");
        Range.require(epsilon > 0 && Double.isFinite(epsilon), "adam_epsilon", epsilon, "above 0");
    }

    /** A copy with another first beta. */
    public AdamSettings withBeta1(double value) {
        return new AdamSettings(value, beta2, epsilon);
    }

    /** A copy with another second beta. */
    public AdamSettings withBeta2(double value) {
        return new AdamSettings(beta1, value, epsilon);
    }

    /** A copy with another epsilon. */
    public AdamSettings withEpsilon(double value) {
        return new AdamSettings(beta1, beta2, value);
    }
}
