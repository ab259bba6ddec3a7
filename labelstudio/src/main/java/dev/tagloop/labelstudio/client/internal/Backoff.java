package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.labelstudio.client.ClientOptions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** When, and after what pause, a call is tried again. */
final class Backoff {
    /** Time-out, too many requests, and the server's own failures. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final ClientOptions options;
    private final Clock clock;

    Backoff(ClientOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /** Whether the same call may be answered otherwise a little later. */
    static boolean passing(int status) {
        return PASSING.contains(status);
    }

    /**
     * The pause before another attempt; empty if there shall be none.
     *
     * @param attempt number of attempts made, from 1
     * @param retryAfter the server's wish, seconds or a date
     */
    Optional<Duration> pause(int attempt, Optional<String> retryAfter) {
        if (attempt > options.retries()) {
            return Optional.empty();
        }
        Optional<Duration> wish = retryAfter.flatMap(this::wish);
        if (wish.isPresent()) {
            return wish.filter(pause -> pause.compareTo(options.longestDelay()) <= 0);
        }
        long doubled = options.firstDelay().toMillis() << Math.min(attempt - 1, 20);
        long most = Math.min(doubled, options.longestDelay().toMillis());
        // Half of it by chance, so that clients that failed together do not come back together.
        return Optional.of(Duration.ofMillis(most - ThreadLocalRandom.current().nextLong(most / 2 + 1)));
    }

    private Optional<Duration> wish(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            ZonedDateTime when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration pause = Duration.between(clock.instant(), when.toInstant());
            return Optional.of(pause.isNegative() ? Duration.ZERO : pause);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
