package dev.tagloop.learning.sampling.cost;

import java.util.List;

/**
 * Seconds that a task takes a person: some for every task, some for each word (the model of Settles, Craven and Friedland 2008, "Active learning with
 * real annotation costs").
 *
 * @param perTask seconds whatever the length
 * @param perToken seconds for each word
 */
public record AnnotationCost(double perTask, double perToken) {

    /** A task that somebody labelled. @param tokens its words @param seconds how long it took */
    public record Measured(int tokens, double seconds) {}

    /** @throws IllegalArgumentException if a part is negative or both are 0 */
    public AnnotationCost {
        if (!(perTask >= 0 && perToken >= 0 && perTask + perToken > 0)) {
            throw new IllegalArgumentException(
                    "a task takes some time, not " + perTask + " s and " + perToken + " s a word");
        }
    }

    /** Where nothing was measured: a word is the unit. */
    public static AnnotationCost byToken() {
        return new AnnotationCost(0, 1);
    }

    /**
     * The line of least squares through measured tasks, none of its parts below 0.
     *
     * @throws IllegalArgumentException if there are no measured tasks or they took no time
     */
    public static AnnotationCost fit(List<Measured> tasks) {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("no measured task: nothing can be said about time");
        }
        double tokens = tasks.stream().mapToDouble(Measured::tokens).average().orElse(0);
        double seconds = tasks.stream().mapToDouble(Measured::seconds).average().orElse(0);
        double together = 0;
        double spread = 0;
        for (Measured task : tasks) {
            together += (task.tokens() - tokens) * (task.seconds() - seconds);
            spread += (task.tokens() - tokens) * (task.tokens() - tokens);
        }
        double slope = spread == 0 ? 0 : together / spread;
        if (slope <= 0) {
            return new AnnotationCost(seconds, 0);
        }
        double start = seconds - slope * tokens;
        return start >= 0 ? new AnnotationCost(start, slope) : new AnnotationCost(0, throughOrigin(tasks));
    }

    /** Expected seconds for a task. */
    public double seconds(int tokens) {
        return perTask + perToken * tokens;
    }

    private static double throughOrigin(List<Measured> tasks) {
        double together = 0;
        double squares = 0;
        for (Measured task : tasks) {
            together += task.tokens() * task.seconds();
            squares += (double) task.tokens() * task.tokens();
        }
        return together / squares;
    }
}
