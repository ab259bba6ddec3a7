package dev.tagloop.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Files in the benchmark's folder, which goes in the end with all that is in it. */
final class SqliteEngine implements Engine {
    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public List<String> serverOptions(Path data) {
        return List.of();
    }

    @Override
    public Connection bare(Path folder) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bare.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
        }
        return connection;
    }

    @Override
    public Connection tablesOf(Path data) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("tagloop.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA cache_size = -16384");
        }
        return connection;
    }

    @Override
    public String rowNumber() {
        return "INTEGER PRIMARY KEY";
    }

    @Override
    public void close() {
        // Nothing lies elsewhere.
    }
}
