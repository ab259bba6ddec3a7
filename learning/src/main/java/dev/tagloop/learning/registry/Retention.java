package dev.tagloop.learning.registry;

import java.util.List;

/**
 * Whether a version stays, and why.
 *
 * @param version its name
 * @param reasons why it stays; empty if it goes
 * @param bytes that its files take
 */
public record Retention(String version, List<String> reasons, long bytes) {
    /** Copies the list. */
    public Retention {
        reasons = List.copyOf(reasons);
    }

    /** Whether it stays. */
    public boolean stays() {
        return !reasons.isEmpty();
    }
}
