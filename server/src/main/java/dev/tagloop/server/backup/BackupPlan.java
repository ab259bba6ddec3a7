package dev.tagloop.server.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * When a server makes backups by itself, and where they lie.
 *
 * @param every how long after one the next is made; empty for none but those that somebody asks for
 * @param kept which of the scheduled ones stay
 * @param folder where they lie; empty for {@code backups} in the data folder
 */
public record BackupPlan(Optional<Duration> every, Retention kept, Optional<Path> folder) {
    /** None by itself. */
    public static final BackupPlan NONE = new BackupPlan(Optional.empty(), Retention.USUAL, Optional.empty());
}
