package dev.tagloop.learning.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of the promoted version.
 *
 * @param version the version that is promoted from then on
 * @param at when
 * @param from the version that was rolled back; empty for a step forward
 */
record Promotion(String version, Instant at, Optional<String> from) {

    static Promotion forward(String version, Instant at) {
        return new Promotion(version, at, Optional.empty());
    }

    /** Whether it was a way back. */
    boolean back() {
        return from.isPresent();
    }
}
