package dev.tagloop.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long and how much the gate listens.
 *
 * @param connect longest time to open one connection
 * @param idle longest silence of the peer, before the answer's head and between two pieces of the body
 * @param total longest time for all: name resolution, redirects and reading the body to its end
 * @param bodyBytes most bytes of a body, counted after decompression
 * @param redirects most redirects followed
 */
public record OutboundLimits(Duration connect, Duration idle, Duration total, long bodyBytes, int redirects) {
    /** Checks that every duration and size is positive. */
    public OutboundLimits {
        positive(connect, "connect");
        positive(idle, "idle");
        positive(total, "total");
        if (bodyBytes <= 0) {
            throw new IllegalArgumentException("bodyBytes must be positive, not " + bodyBytes);
        }
        if (redirects < 0) {
            throw new IllegalArgumentException("redirects must not be negative, not " + redirects);
        }
    }

    /** 10 s to connect, 60 s of silence, 5 min in all, 256 MiB, 5 redirects. */
    public static OutboundLimits defaults() {
        return new OutboundLimits(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5), 256L * 1024 * 1024, 5);
    }

    /** The same with another time to connect. */
    public OutboundLimits withConnect(Duration newConnect) {
        return new OutboundLimits(newConnect, idle, total, bodyBytes, redirects);
    }

    /** The same with another longest silence. */
    public OutboundLimits withIdle(Duration newIdle) {
        return new OutboundLimits(connect, newIdle, total, bodyBytes, redirects);
    }

    /** The same with another total time. */
    public OutboundLimits withTotal(Duration newTotal) {
        return new OutboundLimits(connect, idle, newTotal, bodyBytes, redirects);
    }

    /** The same with another body size. */
    public OutboundLimits withBodyBytes(long newBodyBytes) {
        return new OutboundLimits(connect, idle, total, newBodyBytes, redirects);
    }

    /** The same with another number of redirects. */
    public OutboundLimits withRedirects(int newRedirects) {
        return new OutboundLimits(connect, idle, total, bodyBytes, newRedirects);
    }

    private static void positive(Duration duration, String name) {
        requireNonNull(duration, name);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive, not " + duration);
        }
    }
}
