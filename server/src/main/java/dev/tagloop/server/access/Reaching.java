package dev.tagloop.server.access;

import dev.tagloop.labelstudio.backend.BackendConnector.Reach;
import dev.tagloop.server.storage.Database;

/**
 * Which addresses the server asks on behalf of whom: this machine for its owner alone, and only while the server itself is reached from this
 * machine only.
 */
public final class Reaching {
    private final Database database;
    private final boolean onLoopback;

    /** @param onLoopback whether the server is reached from its own machine only */
    public Reaching(Database database, boolean onLoopback) {
        this.database = database;
        this.onLoopback = onLoopback;
    }

    /** @param user who gave the address; null when that account is gone */
    public Reach of(Long user) {
        return onLoopback && user != null && database.read(handle -> Access.ownsServer(handle, user))
                ? Reach.THIS_MACHINE_TOO
                : Reach.PUBLIC;
    }
}
