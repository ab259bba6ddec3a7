package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/**
 * The folder that holds everything a server keeps: {@code tagloop.db} (with its write-ahead log), {@code VERSION} (the format of the
 * data), {@code instance.key} (the secret, readable by the owner alone), {@code uploads/}, {@code backups/} and the lock that keeps a
 * second server away. Every refusal to open it is a {@link StudioException} of one sentence.
 */
public final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FolderLock lock;
    private final InstanceKey key;
    private final Database database;

    private DataFolder(Path root, FolderLock lock, InstanceKey key, Database database) {
        this.root = root;
        this.lock = lock;
        this.key = key;
        this.database = database;
    }

    /** Creates or opens the folder, takes its lock and brings its data to this program's format. */
    public static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        FolderLock lock = null;
        try {
            Files.createDirectories(root.resolve("uploads"));
            Files.createDirectories(root.resolve("temporary"));
            requireWritable(root);
            lock = FolderLock.take(root);
            SqlDialect dialect = new SqliteDialect(root.resolve("tagloop.db"));
            Migrations.bringUpToDate(root, dialect);
            InstanceKey key = InstanceKey.loadOrCreate(root.resolve("instance.key"));
            return new DataFolder(root, lock, key, Database.open(dialect));
        } catch (IOException | SQLException | RuntimeException e) {
            if (lock != null) {
                lock.close();
            }
            throw explain(root, e);
        }
    }

    private static void requireWritable(Path root) throws IOException {
        // Asking by writing: permissions, read-only mounts and a full disk all show here.
        Path probe = root.resolve(".probe");
        Files.write(probe, "probe".getBytes(StandardCharsets.US_ASCII));
        Files.delete(probe);
    }

    private static StudioException explain(Path root, Exception failure) {
        if (failure instanceof StudioException clear) {
            return clear;
        }
        String where = "The data folder " + root + " ";
        if (failure instanceof FileAlreadyExistsException) {
            return new StudioException(where + "is a file: name a folder with --data-dir.", failure);
        }
        String reason = rootMessage(failure);
        if (isNoSpace(failure, root)) {
            return new StudioException(
                    where + "has no space left: free some, or choose another folder with --data-dir.", failure);
        }
        if (failure instanceof IOException || failure instanceof java.io.UncheckedIOException) {
            return new StudioException(
                    where + "cannot be written (" + reason
                            + "): give yourself the right to write there, or choose another folder with --data-dir.",
                    failure);
        }
        if (failure instanceof SQLException || failure instanceof JdbiException) {
            return new StudioException(
                    where + "cannot be opened (" + reason
                            + "): restore it from its backups folder, or choose another one" + " with --data-dir.",
                    failure);
        }
        return new StudioException(where + "cannot be opened: " + reason, failure);
    }

    private static boolean isNoSpace(Throwable failure, Path root) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause.getMessage() != null
                        && (cause.getMessage().contains("No space left")
                                || cause.getMessage().contains("SQLITE_FULL")
                                || cause.getMessage().contains("Disk quota exceeded")
                                || (cause.getMessage().contains("SQLITE_IOERR")
                                        && root.toFile().getUsableSpace() < (1 << 20))));
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    public Path root() {
        return root;
    }

    /** Where uploaded files are kept. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    /** For files that live as long as a request; on the same disk as the uploads. */
    public Path temporary() {
        return root.resolve("temporary");
    }

    public InstanceKey key() {
        return key;
    }

    public Database database() {
        return database;
    }

    /** Finishes the waiting writes, closes the database and gives the lock back. */
    @Override
    public void close() {
        try {
            database.close();
        } finally {
            lock.close();
        }
    }
}
