package dev.tagloop.core.combination;

/**
 * A prediction with what could have been said instead, and what is right.
 *
 * @param logits of all that could have been said, up to a common sum; what was said stands first
 * @param truth the place in {@code logits} of what is right; {@link #ELSEWHERE} where that could not have been said
 */
public record JudgedPrediction(double[] logits, int truth) {
    /** The place of what is right where the model does not know it. */
    public static final int ELSEWHERE = -1;

    /** @throws IllegalArgumentException if the truth is at none of the places */
    public JudgedPrediction {
        if (truth < ELSEWHERE || truth >= logits.length) {
            throw new IllegalArgumentException("of " + logits.length + " places none is " + truth);
        }
    }

    /** Whether what was said is right. */
    public boolean right() {
        return truth == 0;
    }

    /** The score of what was said, at a temperature. */
    public double score(TemperatureScaling scaling) {
        return scaling.probabilities(logits)[0];
    }
}
