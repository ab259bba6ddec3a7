package dev.tagloop.server.mutation;

import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Every row of every table that holds people's work, to see whether a refused request left a trace. */
final class PeoplesWork implements AutoCloseable {
    /** What a refusal may touch: who was seen when, which tasks are lent, how often a password was wrong. */
    private static final List<String> NOT_WORK =
            List.of("sessions", "personal_tokens", "users", "task_locks", "stream_history", "flyway", "sqlite");

    private static final String TABLES = TestDatabases.arePostgres()
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
            : "SELECT name FROM sqlite_schema WHERE type = 'table'";
    /** Says something else after each commit. */
    private static final String VERSION =
            TestDatabases.arePostgres() ? "SELECT pg_current_wal_insert_lsn()" : "PRAGMA data_version";

    private final Handle handle;
    private final List<String> tables;
    private String version = "";
    private Map<String, Integer> known = Map.of();

    PeoplesWork(Path folder) {
        handle = TestDatabases.jdbi(folder).open();
        tables = handle.createQuery(TABLES)
                .mapTo(String.class)
                .filter(name -> NOT_WORK.stream().noneMatch(name::startsWith))
                .list();
    }

    /** The names of the tables that changed since the last call. */
    List<String> changes() throws SQLException {
        String now = handle.createQuery(VERSION).mapTo(String.class).one();
        if (now.equals(version)) {
            return List.of();
        }
        version = now;
        Map<String, Integer> before = known;
        known = new TreeMap<>();
        try (Statement statement = handle.getConnection().createStatement()) {
            for (String table : tables) {
                known.put(table, digest(statement, table));
            }
        }
        return tables.stream()
                .filter(table -> !known.get(table).equals(before.get(table)))
                .toList();
    }

    /** The same for the same rows in any order. */
    private static int digest(Statement statement, String table) throws SQLException {
        int digest = 0;
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                int row = 1;
                for (int column = 1; column <= columns; column++) {
                    String value = rows.getString(column);
                    row = row * 31 + (value == null ? 7 : value.hashCode());
                }
                digest += row;
            }
        }
        return digest;
    }

    @Override
    public void close() {
        handle.close();
    }
}
