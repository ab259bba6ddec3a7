package dev.tagloop.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * SQLite with a write-ahead log. {@code synchronous=FULL}: a commit returns after the log is on the disk, so an acknowledged write
 * outlives the power. Readers never wait for the writer.
 */
final class SqliteDialect implements SqlDialect {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDialect.class);
    private static final int READERS = 8;
    private static final long IDLE_MILLIS = 60_000;

    /**
     * Pages in the log (16 MiB) after which a commit carries them into the database, with two more writes to the disk that its answer waits for.
     * Answers change many of the same pages, so a longer log is also less work in all.
     */
    private static final int CHECKPOINT_PAGES = 4000;

    /** Statements that each connection keeps ready. */
    private static final int KEPT = 100;

    private final Path file;
    private final StatementBuilderFactory statements = new KeptStatements(KEPT);

    SqliteDialect(Path file) {
        this.file = file;
    }

    private SQLiteDataSource source(SQLiteConfig.TransactionMode mode) {
        SqliteNatives.prepare();
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(mode);
        config.setBusyTimeout(10_000);
        config.enforceForeignKeys(true);
        config.setJournalSizeLimit(64 << 20);
        // New ids come with RETURNING; else the driver would ask for one after each insert.
        config.setGetGeneratedKeys(false);
        // Kibibytes when negative: 16 MiB a connection.
        config.setCacheSize(-16_384);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new SQLiteDataSource(config) {
            @Override
            public SQLiteConnection getConnection(String username, String password) throws SQLException {
                SQLiteConnection connection = super.getConnection(username, password);
                Function.create(connection, FoldedText.NAME, new FoldedText(), 1, Function.FLAG_DETERMINISTIC);
                return connection;
            }
        };
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    @Override
    public Connection openWriter() throws SQLException {
        forgetStatistics();
        Connection connection = source(SQLiteConfig.TransactionMode.IMMEDIATE).getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection openMigrator() throws SQLException {
        Connection connection = openWriter();
        connection.setAutoCommit(true);
        return connection;
    }

    /**
     * The statements are written for the indexes that there are. Numbers about a table as it once was would lead the database to read a
     * table through because it was small then, or to sort a million rows because nearly all belong to one project.
     */
    private void forgetStatistics() throws SQLException {
        // A connection reads them when it first looks at the tables, so that the one that works must come after this
        // one.
        try (Connection connection =
                        source(SQLiteConfig.TransactionMode.IMMEDIATE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS sqlite_stat1");
            statement.execute("DROP TABLE IF EXISTS sqlite_stat4");
        }
    }

    @Override
    public DataSource readers() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source(SQLiteConfig.TransactionMode.DEFERRED));
        config.setConnectionInitSql("PRAGMA query_only = ON");
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(0);
        // Each connection has a cache of pages; one that nobody used for a minute gives it back.
        config.setIdleTimeout(IDLE_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setPoolName("tagloop-readers");
        config.setConnectionTimeout(30_000);
        return new HikariDataSource(config);
    }

    @Override
    public StatementBuilderFactory statements() {
        return statements;
    }

    @Override
    public Map<String, String> placeholders() {
        // AUTOINCREMENT: the id of a deleted row is never given again.
        return Map.of("id", "INTEGER PRIMARY KEY AUTOINCREMENT", "real", "REAL");
    }

    @Override
    public JsonSql json() {
        return new SqliteJson();
    }

    @Override
    public IdNumbers ids() {
        return new SqliteIds();
    }

    @Override
    public boolean isFull(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return false;
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        // A write that the file system cuts short for want of space is reported as an input/output error of writing.
        return code == SQLiteErrorCode.SQLITE_FULL
                || (code == SQLiteErrorCode.SQLITE_IOERR_WRITE
                        && file.toAbsolutePath().getParent().toFile().getUsableSpace() < (1 << 20));
    }

    @Override
    public boolean breaksTransaction(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return false;
        }
        int primary = sqlite.getResultCode().code & 0xff;
        return primary == SQLiteErrorCode.SQLITE_FULL.code
                || primary == SQLiteErrorCode.SQLITE_IOERR.code
                || primary == SQLiteErrorCode.SQLITE_NOMEM.code
                || primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_INTERRUPT.code;
    }

    /**
     * After some errors, a full disk among them, SQLite has undone the transaction by itself, and the driver does not know: without a new
     * beginning the next unit's savepoint would be a transaction of its own, stored before the commit that then fails.
     */
    @Override
    public void giveUp(Connection writer) throws SQLException {
        try {
            writer.rollback();
        } catch (SQLException e) {
            try {
                writer.setAutoCommit(true);
            } catch (SQLException nothingToCommit) {
                LOG.debug("the transaction was gone already: {}", nothingToCommit.getMessage());
            }
            writer.setAutoCommit(false);
        }
    }

    @Override
    public void backup(Path target) throws SQLException {
        try (Connection connection =
                        source(SQLiteConfig.TransactionMode.DEFERRED).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + target.toString().replace("'", "''") + "'");
        }
    }

    @Override
    public void compact(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            // The copy that it makes may be large.
            statement.execute("PRAGMA temp_store = FILE");
            try {
                statement.execute("VACUUM");
            } finally {
                statement.execute("PRAGMA temp_store = MEMORY");
            }
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    @Override
    public Loading load() throws SQLException {
        return new SqliteLoading(
                file, source(SQLiteConfig.TransactionMode.IMMEDIATE).getConnection());
    }

    @Override
    public void settle(Connection writer) throws SQLException {
        writer.setAutoCommit(true);
        try (Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }
}
