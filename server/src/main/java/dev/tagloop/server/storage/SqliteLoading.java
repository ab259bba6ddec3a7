package dev.tagloop.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Fills a new SQLite file, which nobody else knows yet: it needs no journal until it is complete. */
final class SqliteLoading implements Loading {
    private final Path file;
    private final Connection connection;

    SqliteLoading(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = OFF");
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
        }
        connection.setAutoCommit(false);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void finish(Map<String, Long> counters) throws SQLException {
        Counters.set(connection, counters);
        connection.commit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            try (ResultSet broken = statement.executeQuery("PRAGMA foreign_key_check")) {
                if (broken.next()) {
                    throw new SQLException("a row of " + broken.getString(1) + " refers to a row of "
                            + broken.getString(3) + " that is not there");
                }
            }
            try (ResultSet check = statement.executeQuery("PRAGMA quick_check")) {
                check.next();
                if (!"ok".equals(check.getString(1))) {
                    throw new SQLException("the new file is damaged: " + check.getString(1));
                }
            }
        }
        connection.close();
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        } catch (IOException e) {
            throw new SQLException("the new file cannot be brought to the disk: " + e.getMessage(), e);
        }
    }

    @Override
    public void commit() {
        // The file is complete.
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
