package dev.tagloop.server.mutation;

import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Every row of every table that holds people's work, to see whether a refused request left a trace. */
final class PeoplesWork implements AutoCloseable {
    /**
     * What a refusal may touch, or what the server writes meanwhile by itself: who was seen when, which tasks are lent, how often a password was
     * wrong, which messages have arrived, in which order tasks come.
     */
    private static final List<String> NOT_WORK = List.of(
            "sessions",
            "personal_tokens",
            "users",
            "task_locks",
            "stream_history",
            "webhook_events",
            "webhook_deliveries",
            "task_orders",
            "ordered_tasks",
            "flyway",
            "sqlite");
    /** How a receiver answers is no work of people either, nor what an export that was asked for before has become. */
    private static final Map<String, Set<String>> NOT_WORK_IN = Map.of(
            "webhooks", Set.of("failures", "next_at"),
            "export_snapshots", Set.of("status", "finished_at", "md5", "task_number", "error"),
            "export_conversions", Set.of("status", "md5", "error"));

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
            List<Integer> columns = columns(rows.getMetaData(), NOT_WORK_IN.getOrDefault(table, Set.of()));
            while (rows.next()) {
                int row = 1;
                for (int column : columns) {
                    String value = rows.getString(column);
                    row = row * 31 + (value == null ? 7 : value.hashCode());
                }
                digest += row;
            }
        }
        return digest;
    }

    private static List<Integer> columns(ResultSetMetaData all, Set<String> without) throws SQLException {
        List<Integer> columns = new ArrayList<>();
        for (int column = 1; column <= all.getColumnCount(); column++) {
            if (!without.contains(all.getColumnName(column))) {
                columns.add(column);
            }
        }
        return columns;
    }

    @Override
    public void close() {
        handle.close();
    }
}
