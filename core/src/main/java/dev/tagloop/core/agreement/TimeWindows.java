package dev.tagloop.core.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Cuts what happened into windows of equal length, so that any number can be followed over time. */
public final class TimeWindows {

    private TimeWindows() {}

    /**
     * What falls into each window; windows with nothing are left out.
     *
     * @param items in any order
     * @param when the time of an item
     * @param origin where a window begins, such as midnight in the reader's zone
     * @param length of each window, above 0
     * @return by the start of the window, items in the order given
     * @throws IllegalArgumentException if the length is not above 0
     */
    public static <T> SortedMap<Instant, List<T>> of(
            List<T> items, Function<T, Instant> when, Instant origin, Duration length) {
        if (length.isZero() || length.isNegative()) {
            throw new IllegalArgumentException("a window needs a length above 0, not " + length);
        }
        SortedMap<Instant, List<T>> windows = new TreeMap<>();
        for (T item : items) {
            Duration since = Duration.between(origin, when.apply(item));
            long whole = Math.floorDiv(since.toNanos(), length.toNanos());
            windows.computeIfAbsent(origin.plus(length.multipliedBy(whole)), start -> new ArrayList<>())
                    .add(item);
        }
        return windows;
    }
}
