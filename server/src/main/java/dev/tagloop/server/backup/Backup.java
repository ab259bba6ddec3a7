package dev.tagloop.server.backup;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.storage.OwnersFile;
import dev.tagloop.server.storage.Room;
import dev.tagloop.server.storage.Stored;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backup that was made.
 *
 * @param file where it lies
 * @param size bytes of the file
 * @param manifest what it holds
 * @param warning what the person who made it should know of the disk
 */
public record Backup(Path file, long size, Manifest manifest, Optional<String> warning) {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
    private static final String UNFINISHED = ".part";

    /**
     * Makes one. It appears under its name when it is complete, on the disk, and was read again and found right.
     *
     * @param file a name that nothing has yet
     * @param secrets whether the instance key, passwords' hashes, sessions and tokens come into it
     * @throws StudioException with one sentence when it cannot be made
     * @throws dev.tagloop.server.storage.StorageFullException when it does not fit on the disk
     * @throws java.util.concurrent.CancellationException when the watch asked for it; then nothing is left of it
     */
    public static Backup make(Stored stored, Path file, boolean secrets, Watch watch) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new StudioException(
                    "The file " + target + " is there already, and no backup is overwritten: give another name.");
        }
        Path fresh = target.resolveSibling(target.getFileName() + UNFINISHED);
        BackupWriter writer = new BackupWriter(stored, secrets, watch);
        try {
            Optional<String> warning = Room.require("The backup", target, writer.estimate());
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(fresh);
            write(writer, fresh);
            Manifest manifest;
            try (BackupFile written = BackupFile.open(fresh)) {
                written.verify(watch);
                manifest = written.manifest();
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return new Backup(target, Files.size(target), manifest, warning);
        } catch (IOException e) {
            throw new StudioException(
                    "The backup " + target + " cannot be written (" + e.getMessage()
                            + "): look at the folder and its rights, or give another name.",
                    e);
        } finally {
            forget(fresh);
        }
    }

    /** It holds secrets: it is for its owner alone. */
    private static void write(BackupWriter writer, Path fresh) throws IOException {
        try (FileChannel channel = OwnersFile.create(fresh)) {
            OutputStream kept = new Uncloseable(Channels.newOutputStream(channel));
            writer.write(kept);
            channel.force(true);
        }
    }

    /** Lets what is written reach the disk before the file is closed. */
    private static final class Uncloseable extends java.io.FilterOutputStream {
        Uncloseable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static void forget(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            // What went wrong before says more; the next backup of this name clears it away.
            LOG.warn("The unfinished backup {} cannot be deleted: {}", fresh, e.getMessage());
        }
    }
}
