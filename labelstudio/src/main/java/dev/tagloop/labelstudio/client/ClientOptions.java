package dev.tagloop.labelstudio.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How patient a client is.
 *
 * @param connectTimeout longest time to open a connection
 * @param requestTimeout longest time of one attempt of a call, its answer read to the end
 * @param exportTimeout the same for exports and imports, which move whole projects
 * @param retries how often a call that changes nothing twice is tried again
 * @param firstDelay pause before the first new attempt; doubles each time, with a random part
 * @param longestDelay longest pause, also when the server asks for more by {@code Retry-After} (then the call fails)
 */
public record ClientOptions(
        Duration connectTimeout,
        Duration requestTimeout,
        Duration exportTimeout,
        int retries,
        Duration firstDelay,
        Duration longestDelay) {
    /** Checks that nothing is null or negative. */
    public ClientOptions {
        requireNonNull(connectTimeout, "connectTimeout");
        requireNonNull(requestTimeout, "requestTimeout");
        requireNonNull(exportTimeout, "exportTimeout");
        requireNonNull(firstDelay, "firstDelay");
        requireNonNull(longestDelay, "longestDelay");
        if (retries < 0) {
            throw new IllegalArgumentException("retries must not be negative, not " + retries);
        }
    }

    /** 10 s to connect, 60 s a call, 30 min an export, 4 retries beginning at 0.5 s and up to 30 s apart. */
    public static ClientOptions defaults() {
        return new ClientOptions(
                Duration.ofSeconds(10),
                Duration.ofSeconds(60),
                Duration.ofMinutes(30),
                4,
                Duration.ofMillis(500),
                Duration.ofSeconds(30));
    }

    /** The same with another time to connect. */
    public ClientOptions withConnectTimeout(Duration timeout) {
        return new ClientOptions(timeout, requestTimeout, exportTimeout, retries, firstDelay, longestDelay);
    }

    /** The same with another time for a call. */
    public ClientOptions withRequestTimeout(Duration timeout) {
        return new ClientOptions(connectTimeout, timeout, exportTimeout, retries, firstDelay, longestDelay);
    }

    /** The same with another time for an export or import. */
    public ClientOptions withExportTimeout(Duration timeout) {
        return new ClientOptions(connectTimeout, requestTimeout, timeout, retries, firstDelay, longestDelay);
    }

    /** The same with another number of retries. */
    public ClientOptions withRetries(int number) {
        return new ClientOptions(connectTimeout, requestTimeout, exportTimeout, number, firstDelay, longestDelay);
    }

    /** The same with other pauses between retries. */
    public ClientOptions withDelays(Duration first, Duration longest) {
        return new ClientOptions(connectTimeout, requestTimeout, exportTimeout, retries, first, longest);
    }
}
