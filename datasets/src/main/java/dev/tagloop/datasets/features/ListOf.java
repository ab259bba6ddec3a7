package dev.tagloop.datasets.features;

import java.util.Objects;

/**
 * A list; in Java a {@code java.util.List}.
 *
 * @param element the type of its elements
 * @param length the fixed number of elements, -1 for any
 * @param large Arrow's variant with 64-bit offsets; no difference in Java
 */
public record ListOf(Feature element, int length, boolean large) implements Feature {

    public ListOf {
        Objects.requireNonNull(element, "element");
        if (length < -1) {
            throw new IllegalArgumentException("A list's length is -1 (any) or the fixed number, not " + length);
        }
    }

    public ListOf(Feature element) {
        this(element, -1, false);
    }
}
