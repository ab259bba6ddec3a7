package dev.tagloop.server.storage;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the caller of a unit is told when it fails: its own exceptions as they are, failures of the database as {@link StorageException}.
 *
 * @param what what the unit did, as in "the database refused to read"
 * @param away what the caller is told when the database cannot be reached
 */
record UnitFailure(SqlDialect dialect, String what, String away) {
    static UnitFailure ofReads(SqlDialect dialect) {
        return new UnitFailure(dialect, "read", "The database cannot be reached. Try again in a moment.");
    }

    static UnitFailure ofWrites(SqlDialect dialect) {
        return new UnitFailure(
                dialect, "write", "The database cannot be reached; nothing was stored. Try again in a moment.");
    }

    /** The failure of the database behind a failure. */
    static Optional<SQLException> sqlCause(Throwable failure) {
        return causes(failure).findFirst();
    }

    private static Stream<SQLException> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    RuntimeException translate(Exception failure) {
        if (failure instanceof StorageException translated) {
            return translated;
        }
        Optional<SQLException> sql = sqlCause(failure);
        if (sql.filter(dialect::isFull).isPresent()) {
            return new StorageFullException(failure);
        }
        if (sql.filter(dialect::isUnstorableText).isPresent()) {
            return new UnstorableTextException(failure);
        }
        if (causes(failure).anyMatch(this::isAway)) {
            return new StorageBusyException(away, failure);
        }
        if (sql.isPresent()) {
            return new StorageException(
                    "The database refused to " + what + ": " + sql.get().getMessage(), failure);
        }
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new StorageException("The " + what + " failed: " + failure.getMessage(), failure);
    }

    /** Also when no connection of the pool came free in time. */
    private boolean isAway(SQLException failure) {
        return failure instanceof SQLTransientConnectionException || dialect.isAway(failure);
    }
}
