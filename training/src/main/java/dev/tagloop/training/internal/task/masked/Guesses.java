package dev.tagloop.training.internal.task.masked;

import java.util.List;

/**
 * How well hidden pieces were guessed.
 *
 * @param losses of all of them together
 * @param right how many were the likeliest piece
 * @param count how many there were
 */
public record Guesses(double losses, int right, int count) {

    /** Those of several texts together. */
    public static Guesses sum(List<Guesses> parts) {
        return new Guesses(
                parts.stream().mapToDouble(Guesses::losses).sum(),
                parts.stream().mapToInt(Guesses::right).sum(),
                parts.stream().mapToInt(Guesses::count).sum());
    }

    /** The number of pieces among which the model is as unsure. */
    public double perplexity() {
        return Math.exp(losses / Math.max(1, count));
    }

    /** The share that was the likeliest piece. */
    public double accuracy() {
        return (double) right / Math.max(1, count);
    }
}
