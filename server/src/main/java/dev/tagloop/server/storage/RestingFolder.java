package dev.tagloop.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;

/** A data folder that no server has, opened to be read as it is: nothing in it is migrated or changed. It is kept from servers meanwhile. */
public final class RestingFolder implements Stored, AutoCloseable {
    private final Path root;
    private final FolderLock lock;
    private final int format;
    private final DataSource readers;
    private final UnitFailure failure;

    private RestingFolder(Path root, FolderLock lock, int format, SqlDialect dialect) {
        this.root = root;
        this.lock = lock;
        this.format = format;
        this.readers = dialect.readers();
        this.failure = UnitFailure.ofReads(dialect);
    }

    /**
     * Opens it.
     *
     * @param databaseUrl the address of its PostgreSQL database, where it has one
     * @throws FolderInUseException when a server has it
     * @throws StudioException with one sentence when it holds no data, or newer data than this program knows
     */
    public static RestingFolder open(Path folder, Optional<String> databaseUrl) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.exists(root.resolve("VERSION"))
                || (!Files.exists(root.resolve("tagloop.db")) && !Files.exists(root.resolve("postgresql")))) {
            throw new StudioException("The folder " + root + " holds no Tagloop data: name the data folder of a server"
                    + " with --data-dir.");
        }
        UnfinishedRestore.refuse(root);
        FolderLock lock = null;
        SqlDialect dialect = null;
        try {
            lock = FolderLock.take(root);
            dialect = StoreKind.choose(root, databaseUrl);
            return new RestingFolder(root, lock, Migrations.found(root, dialect), dialect);
        } catch (IOException | SQLException | RuntimeException e) {
            if (lock != null) {
                lock.close();
            }
            throw dialect instanceof PostgresDialect postgres
                    ? PostgresRefusal.explain(root, postgres, e)
                    : FolderRefusal.explain(root, e);
        }
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public int format() {
        return format;
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return Statements.over(readers::getConnection, DefaultStatementBuilder.FACTORY)
                    .inTransaction(work::run);
        } catch (Exception e) {
            throw failure.translate(e);
        }
    }

    @Override
    public void close() {
        if (readers instanceof HikariDataSource pool) {
            pool.close();
        }
        lock.close();
    }
}
