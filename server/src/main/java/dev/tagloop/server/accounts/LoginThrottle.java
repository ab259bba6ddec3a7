package dev.tagloop.server.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: after ten wrong passwords for one address, or a hundred from one machine, within five minutes, that key waits. A try
 * counts as failed from its beginning until it succeeds, so that many at once are no way around.
 */
final class LoginThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int TRIES_PER_ADDRESS = 10;
    private static final int TRIES_PER_MACHINE = 100;
    private static final int KEYS = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>();
    private final InstantSource clock;

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    private record Failures(Instant since, int count) {}

    /**
     * One try to sign in.
     *
     * @param waitSeconds how long to wait before it may be made; 0 when it may be made now, and is counted
     */
    record Try(String address, String machine, long waitSeconds) {}

    /** @param ip of the machine that it comes from */
    synchronized Try begin(String email, String ip) {
        Instant now = clock.instant();
        String address = "address " + email;
        String machine = "machine " + network(ip);
        long wait =
                Math.max(waitSeconds(address, TRIES_PER_ADDRESS, now), waitSeconds(machine, TRIES_PER_MACHINE, now));
        if (wait == 0) {
            count(address, now);
            count(machine, now);
        }
        return new Try(address, machine, wait);
    }

    /** The try was none that failed. The machine keeps its other failures: an account of one's own must not buy more guesses. */
    synchronized void succeeded(Try attempt) {
        failures.remove(attempt.address());
        failures.computeIfPresent(
                attempt.machine(),
                (key, found) -> found.count() == 1 ? null : new Failures(found.since(), found.count() - 1));
    }

    /** Somebody with an IPv6 address has all those of its first 64 bits. */
    private static String network(String ip) {
        String[] groups = ip.split(":");
        return groups.length > 4 ? String.join(":", groups[0], groups[1], groups[2], groups[3]) : ip;
    }

    private long waitSeconds(String key, int limit, Instant now) {
        Failures found = failures.get(key);
        if (found == null || found.count() < limit || isOver(found, now)) {
            return 0;
        }
        return Math.max(1, Duration.between(now, found.since().plus(WINDOW)).toSeconds());
    }

    /** Also when the clock was set back: nobody may be kept out for longer than the window. */
    private static boolean isOver(Failures failures, Instant now) {
        return now.isAfter(failures.since().plus(WINDOW)) || now.isBefore(failures.since());
    }

    private void count(String key, Instant now) {
        Failures found = failures.remove(key);
        boolean fresh = found == null || isOver(found, now);
        failures.put(key, fresh ? new Failures(now, 1) : new Failures(found.since(), found.count() + 1));
        if (failures.size() > KEYS) {
            failures.remove(failures.keySet().iterator().next());
        }
    }
}
