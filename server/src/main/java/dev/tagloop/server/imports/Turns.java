package dev.tagloop.server.imports;

import dev.tagloop.server.storage.Database;
import java.time.Duration;

/**
 * How long an import may have the writer at a time. The more rows a transaction has, the fewer pages go to the disk, and the longer its
 * commit takes, for which everybody waits who comes meanwhile: where others are at work it is a short one. For the writer's thread.
 */
final class Turns {
    /** Chunks in one transaction where nobody else writes. */
    private static final int ALONE = 20;

    /** The same beside others. */
    private static final int AMONG_OTHERS = 2;

    /** Who wrote within this time is at work. */
    private static final long AT_WORK_NANOS = Duration.ofSeconds(5).toNanos();

    private final Database database;
    /** The store's version when the last turn began. */
    private long version;

    private long seenAt;
    private boolean seen;

    Turns(Database database) {
        this.database = database;
        // Its own beginning is written by nobody else.
        this.version = database.version();
    }

    /** A turn begins. @return how many chunks it may store */
    int begin() {
        long now = database.version();
        // Its own last turn is one.
        if (now - version > 1) {
            see();
        }
        version = now;
        return seen && System.nanoTime() - seenAt < AT_WORK_NANOS ? AMONG_OTHERS : ALONE;
    }

    /** Whether somebody waits for the writer. */
    boolean othersWait() {
        if (database.waitingWrites() > 0) {
            see();
            return true;
        }
        return false;
    }

    private void see() {
        seen = true;
        seenAt = System.nanoTime();
    }
}
