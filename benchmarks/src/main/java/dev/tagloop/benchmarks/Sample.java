package dev.tagloop.benchmarks;

import java.util.Arrays;

/** Durations of one thing that was done many times, in milliseconds. */
final class Sample {
    private double[] values = new double[256];
    private int size;

    /** Something to be timed. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /** Does it and keeps how long it took. */
    void time(Action action) throws Exception {
        long start = System.nanoTime();
        action.run();
        add((System.nanoTime() - start) / 1e6);
    }

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    double median() {
        return quantile(0.5);
    }

    /** The smallest value that {@code share} of all values do not exceed. */
    double quantile(double share) {
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)];
    }
}
