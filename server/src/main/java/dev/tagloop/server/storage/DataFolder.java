package dev.tagloop.server.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds everything a server keeps: {@code tagloop.db} (with its write-ahead log) unless the database is a PostgreSQL
 * elsewhere, {@code VERSION} (the format of the data), {@code instance.key} (the secret, readable by the owner alone), {@code uploads/}, {@code exports/}, {@code backups/} and the lock that keeps a
 * second server away. Every refusal to open it is a {@link dev.tagloop.server.StudioException} of one sentence.
 */
public final class DataFolder implements Stored, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private final Path root;
    private final FolderLock lock;
    private final InstanceKey key;
    private final Database database;
    private final boolean inFolder;

    private DataFolder(Path root, FolderLock lock, InstanceKey key, SqlDialect dialect) throws SQLException {
        this.root = root;
        this.lock = lock;
        this.key = key;
        this.database = Database.open(dialect);
        this.inFolder = dialect instanceof SqliteDialect;
    }

    /** The same with the database inside the folder. */
    public static DataFolder open(Path folder) {
        return open(folder, Optional.empty());
    }

    /**
     * Creates or opens the folder, takes its lock and brings its data to this program's format.
     *
     * @param databaseUrl the address of a PostgreSQL database; without one everything is kept in the folder, in SQLite
     */
    public static DataFolder open(Path folder, Optional<String> databaseUrl) {
        Path root = folder.toAbsolutePath().normalize();
        FolderLock lock = null;
        SqlDialect dialect = null;
        try {
            Files.createDirectories(root.resolve("uploads"));
            UnfinishedRestore.refuse(root);
            requireWritable(root);
            lock = FolderLock.take(root);
            Occupant.forget(root);
            clear(root.resolve("temporary"));
            dialect = StoreKind.choose(root, databaseUrl);
            Migrations.bringUpToDate(root, dialect);
            InstanceKey key = InstanceKey.loadOrCreate(root.resolve("instance.key"));
            return new DataFolder(root, lock, key, dialect);
        } catch (IOException | SQLException | RuntimeException e) {
            if (lock != null) {
                lock.close();
            }
            throw dialect instanceof PostgresDialect postgres
                    ? PostgresRefusal.explain(root, postgres, e)
                    : FolderRefusal.explain(root, e);
        }
    }

    /** What requests of a killed server left behind is of no use to anybody. */
    private static void clear(Path temporary) throws IOException {
        Files.createDirectories(temporary);
        try (Stream<Path> files = Files.list(temporary)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void requireWritable(Path root) throws IOException {
        // Asking by writing: permissions, read-only mounts and a full disk all show here.
        Path probe = root.resolve(".probe");
        Files.write(probe, "probe".getBytes(StandardCharsets.US_ASCII));
        Files.delete(probe);
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public int format() {
        return Migrations.FORMAT;
    }

    @Override
    public <T> T read(Work<T> work) {
        return database.read(work);
    }

    /** Where uploaded files are kept. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    /** Where exports are kept. */
    public Path exports() {
        return root.resolve("exports");
    }

    /** For files that live as long as a request; on the same disk as the uploads. */
    public Path temporary() {
        return root.resolve("temporary");
    }

    /**
     * Asks before work begins whether its files and rows will fit on the disk of this folder.
     *
     * @param work the beginning of a sentence: {@code The import}
     * @param files an estimate of the bytes in files
     * @param rows an estimate of the bytes in the database; they count where it lies in this folder
     * @return a warning for the person who began it, where it fits but little is left
     * @throws StorageFullException when it does not fit; HTTP answers with 507
     */
    public Optional<String> roomFor(String work, long files, long rows) {
        return Room.require(work, root, files + (inFolder ? rows : 0));
    }

    /** Leaves word of where the server is reached that has this folder now, for programs that find it taken. */
    public void announce(String url) {
        try {
            Occupant.announce(root, url);
        } catch (IOException e) {
            throw FolderRefusal.explain(root, e);
        }
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
            Occupant.forget(root);
        } catch (IOException e) {
            LOG.debug("the address of a server that ends stays behind", e);
        }
        try {
            database.close();
        } finally {
            lock.close();
        }
    }
}
