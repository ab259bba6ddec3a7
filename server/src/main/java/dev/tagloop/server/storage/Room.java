package dev.tagloop.server.storage;

import dev.tagloop.jobs.DiskSpace;
import java.nio.file.Path;
import java.util.Optional;

/** Asks before work begins whether what it writes will fit. */
public final class Room {
    private Room() {}

    /**
     * Asks it of a disk.
     *
     * @param work the beginning of a sentence: {@code The backup}
     * @param place a file or folder on the disk, which need not exist yet
     * @param bytes an estimate
     * @return a warning for the person who began it, where it fits but little is left
     * @throws StorageFullException when it does not fit; HTTP answers with 507
     */
    public static Optional<String> require(String work, Path place, long bytes) {
        DiskSpace space = DiskSpace.forWork(work, place, bytes);
        if (space.isShort()) {
            throw new StorageFullException(space.warning().orElseThrow());
        }
        return space.warning();
    }
}
