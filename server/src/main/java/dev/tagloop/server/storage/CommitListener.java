package dev.tagloop.server.storage;

import java.time.Duration;

/** Hears of each transaction of the writer, on the writer's thread: it must be quick and throw nothing. */
@FunctionalInterface
public interface CommitListener {
    /**
     * @param writes how many units shared it
     * @param took from its first unit to the end of its commit
     * @param durable false when it was undone as a whole
     */
    void ended(int writes, Duration took, boolean durable);
}
