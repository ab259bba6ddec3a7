package dev.tagloop.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's store. {@link #write} returns only after what was written is on the disk; {@link #read} sees one consistent state that
 * contains every write acknowledged before it began.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final UnitFailure failure;
    private final DataSource readers;
    private final Jdbi reading;
    private final WriteQueue writer;
    private final JsonSql json;
    private final IdNumbers ids;

    private Database(SqlDialect dialect) throws SQLException {
        this.json = dialect.json();
        this.ids = dialect.ids();
        this.failure = UnitFailure.ofReads(dialect);
        this.writer = new WriteQueue(dialect);
        this.readers = dialect.readers();
        this.reading = Statements.over(readers::getConnection, dialect.statements());
    }

    /** How statements look into stored JSON and compare texts here. */
    public JsonSql json() {
        return json;
    }

    /** The numbers of new rows. */
    public IdNumbers ids() {
        return ids;
    }

    /** Opens a database whose tables are up to date. */
    static Database open(SqlDialect dialect) throws SQLException {
        return new Database(dialect);
    }

    /**
     * Runs a unit on the writer, in its turn and undone as a whole when it throws, and returns its result after the commit is durable.
     *
     * @throws StorageFullException when the disk is full
     * @throws StorageBusyException when too many writes wait or the server stops
     * @throws StorageException when the database refuses for another reason
     */
    public <T> T write(Work<T> work) {
        try {
            return submit(work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e;
        }
    }

    /**
     * The same without waiting: the future ends when {@link #write} would return, or with what it would throw.
     *
     * @throws StorageBusyException when too many writes wait or the server stops
     */
    public <T> CompletableFuture<T> submit(Work<T> work) {
        return writer.submit(work);
    }

    /**
     * Lets nothing be left in the store's files of what was deleted. Other writes wait meanwhile: a minute for some gigabytes.
     *
     * @throws StorageFullException when the disk has no room for a second copy; what was stored stays
     */
    public void compact() {
        try {
            writer.compact().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e;
        }
    }

    /** Queues a write that nobody waits for and whose loss harms nobody, such as the time of a last visit. */
    public void writeLater(Work<?> work) {
        try {
            writer.submit(work, true).whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.debug("an unimportant write failed", failure);
                }
            });
        } catch (StorageBusyException e) {
            LOG.debug("an unimportant write was not taken", e);
        }
    }

    /** Runs a unit on a reading connection, inside one snapshot of the store. Writing through its handle fails. */
    public <T> T read(Work<T> work) {
        try {
            return reading.inTransaction(work::run);
        } catch (Exception e) {
            throw failure.translate(e);
        }
    }

    /**
     * A number that grows with each acknowledged write, but not with unimportant ones. Where it is the same before one read and before a
     * later one, the later one would find what the first one found.
     */
    public long version() {
        return writer.version();
    }

    /** Lets somebody hear of each commit from now on, in place of who heard of them before. */
    public void onCommit(CommitListener listener) {
        writer.onCommit(listener);
    }

    /**
     * Lets somebody hear from now on which tasks' annotations each commit changed, by project, on the writer's thread and before the writes are
     * acknowledged: it must be quick and throw nothing.
     */
    public void onAnnotations(Consumer<Map<Long, AnnotationChanges.Tasks>> listener) {
        writer.onAnnotations(listener);
    }

    /**
     * Lets somebody hear from now on that a commit left something to be sent ({@link Wakeups}), on the writer's thread and before the writes are
     * acknowledged: it must be quick and throw nothing.
     */
    public void onOutgoing(Runnable listener) {
        writer.onOutgoing(listener);
    }

    /** How many writes wait for their turn. */
    public int waitingWrites() {
        return writer.waiting();
    }

    @Override
    public void close() {
        if (readers instanceof HikariDataSource pool) {
            pool.close();
        }
        writer.close();
    }
}
