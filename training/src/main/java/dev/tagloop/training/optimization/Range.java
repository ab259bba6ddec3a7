package dev.tagloop.training.optimization;

/** Checks of single numbers. */
final class Range {

    private Range() {}

    static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException("'" + name + "' is " + value + ", must be " + range);
        }
    }
}
