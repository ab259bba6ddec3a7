package dev.tagloop.core.metrics;

/**
 * What a score is made of.
 *
 * @param correct entities predicted with the right place and label
 * @param predicted entities predicted
 * @param gold entities labelled
 */
public record Counts(int correct, int predicted, int gold) {

    static final Counts NONE = new Counts(0, 0, 0);

    /** The counts of two parts together. */
    public Counts plus(Counts other) {
        return new Counts(correct + other.correct, predicted + other.predicted, gold + other.gold);
    }
}
