package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.move.MoveException;
import dev.tagloop.server.storage.SqliteNatives;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/** Opens a stranger's SQLite file for reading only: nothing in it runs, and nothing is written. */
final class SqliteFile {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private SqliteFile() {}

    /** A connection inside one transaction, which sees the file as it is at this moment. */
    static Connection open(Path file) {
        requireDatabase(file);
        SqliteNatives.prepare();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        config.setBusyTimeout(5_000);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try (Statement statement = connection.createStatement()) {
                // A file may bring a schema that calls functions; those of a stranger may not.
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("PRAGMA cell_size_check = ON");
                statement.execute("PRAGMA query_only = ON");
                connection.setAutoCommit(false);
                try (ResultSet first = statement.executeQuery("SELECT COUNT(*) FROM sqlite_master")) {
                    first.next();
                }
                return connection;
            } catch (SQLException e) {
                close(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    private static void requireDatabase(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                return;
            }
        } catch (IOException e) {
            throw new MoveException(
                    "The file " + file + " cannot be read: " + e.getMessage()
                            + ". Name the label_studio.sqlite3 of Label Studio's data folder.",
                    e);
        }
        throw new MoveException("The file " + file
                + " is no SQLite database: name the label_studio.sqlite3 of Label Studio's" + " data folder.");
    }

    static MoveException unreadable(Path file, SQLException e) {
        return new MoveException(
                "The file " + file + " cannot be read as a database of Label Studio (" + e.getMessage()
                        + "): stop Label Studio, or make a copy of the file, and try again.",
                e);
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a file that was read could not be closed", e);
        }
    }
}
