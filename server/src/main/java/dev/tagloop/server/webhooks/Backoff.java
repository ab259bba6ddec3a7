package dev.tagloop.server.webhooks;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a receiver that did not take a message is left alone: a second, then twice as long each time, up to ten minutes. */
final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(10);
    /** So much is added or taken by chance, so that many servers do not come back to one receiver at once. */
    private static final double JITTER = 0.2;

    private static final int DOUBLINGS = 20;

    private Backoff() {}

    /** @param failures how many there were in a row, this one included */
    static Duration after(long failures, RandomGenerator random) {
        long doubled = FIRST.toMillis() << Math.min(Math.max(failures, 1) - 1, DOUBLINGS);
        double millis = Math.min(doubled, LONGEST.toMillis()) * (1 + JITTER * (2 * random.nextDouble() - 1));
        return Duration.ofMillis(Math.round(millis));
    }
}
