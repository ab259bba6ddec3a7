package dev.tagloop.server.storage;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * Whether units of the writer left something to be sent: noted on their handle by whoever leaves it, told once it is on the disk ({@link
 * Database#onOutgoing}). What a unit noted that failed is forgotten.
 */
public final class Wakeups implements JdbiConfig<Wakeups> {
    private boolean unit;
    private boolean kept;

    /** Notes that there is something to be sent. */
    public static void note(Handle handle) {
        of(handle).unit = true;
    }

    static Wakeups of(Handle handle) {
        return handle.getConfig(Wakeups.class);
    }

    /** The unit that runs has come to its end. @param well false when it is undone */
    void unitEnded(boolean well) {
        kept |= unit && well;
        unit = false;
    }

    /** Whether anything was noted since the last time. */
    boolean take() {
        boolean taken = kept;
        unit = false;
        kept = false;
        return taken;
    }

    /** Statements of a handle share its notes. */
    @Override
    public Wakeups createCopy() {
        return this;
    }
}
