package dev.tagloop.server.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down guessing: after ten wrong passwords for one address, or a hundred from one machine, within five minutes, that key waits. */
final class LoginThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int KEYS = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>();

    private record Failures(Instant since, int count) {}

    /** Seconds to wait before another try; 0 when one is allowed now. */
    synchronized long waitSeconds(String key, int limit, Instant now) {
        Failures found = failures.get(key);
        if (found == null || found.count() < limit || isOver(found, now)) {
            return 0;
        }
        return Duration.between(now, found.since().plus(WINDOW)).toSeconds();
    }

    /** Also when the clock was set back: nobody may be kept out for longer than the window. */
    private static boolean isOver(Failures failures, Instant now) {
        return now.isAfter(failures.since().plus(WINDOW)) || now.isBefore(failures.since());
    }

    synchronized void failed(String key, Instant now) {
        Failures found = failures.remove(key);
        boolean fresh = found == null || isOver(found, now);
        failures.put(key, fresh ? new Failures(now, 1) : new Failures(found.since(), found.count() + 1));
        if (failures.size() > KEYS) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }
}
