package dev.tagloop.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on like the machine's and can be set forward and back. */
public final class ManualClock implements InstantSource {
    private volatile Duration offset = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    /** Sets the clock forward, or back by a negative duration. */
    public void jump(Duration by) {
        offset = offset.plus(by);
    }
}
