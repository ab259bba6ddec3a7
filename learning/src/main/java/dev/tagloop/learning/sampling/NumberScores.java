package dev.tagloop.learning.sampling;

import java.util.List;

/**
 * The number that models give a task.
 *
 * @param value of the model itself
 * @param dropout the same from passes with dropout; empty without them
 * @param members the same from several versions of the model; empty without them
 */
public record NumberScores(double value, List<Double> dropout, List<Double> members) {

    /** Copies the lists. */
    public NumberScores {
        dropout = List.copyOf(dropout);
        members = List.copyOf(members);
    }

    /** The number of one model. */
    public static NumberScores of(double value) {
        return new NumberScores(value, List.of(), List.of());
    }

    /** A copy with passes with dropout. */
    public NumberScores withDropout(List<Double> passes) {
        return new NumberScores(value, passes, members);
    }

    /** A copy with what several versions of the model say. */
    public NumberScores withMembers(List<Double> versions) {
        return new NumberScores(value, dropout, versions);
    }
}
