package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last id that each table has given. It may be that of a row which is gone, and is never given again. */
public final class Counters {
    private static final String ID = "id";

    private Counters() {}

    /** The last id by table, 0 for a table that has given none; tables without ids of their own are left out. */
    public static Map<String, Long> read(Connection connection, Schema schema) throws SQLException {
        return Schema.isSqlite(connection) ? ofSqlite(connection, schema) : ofPostgres(connection, schema);
    }

    /** Takes ids of a table that nobody else will be given, in rising order: rows with known ids can be stored many at a time. */
    public static long[] reserve(Connection connection, String table, int count) throws SQLException {
        if (count == 0) {
            return new long[0];
        }
        return Schema.isSqlite(connection)
                ? reserveSqlite(connection, table, count)
                : reservePostgres(connection, table, count);
    }

    private static long[] reserveSqlite(Connection connection, String table, int count) throws SQLException {
        long[] ids = new long[count];
        long last = count;
        try (PreparedStatement take =
                connection.prepareStatement("UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ? RETURNING seq")) {
            take.setInt(1, count);
            take.setString(2, table);
            try (ResultSet rows = take.executeQuery()) {
                if (rows.next()) {
                    last = rows.getLong(1);
                } else {
                    startSqlite(connection, table, count);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            ids[i] = last - count + 1 + i;
        }
        return ids;
    }

    /** A table that has given no id yet has no row there. */
    private static void startSqlite(Connection connection, String table, int count) throws SQLException {
        try (PreparedStatement start =
                connection.prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
            start.setString(1, table);
            start.setInt(2, count);
            start.executeUpdate();
        }
    }

    private static long[] reservePostgres(Connection connection, String table, int count) throws SQLException {
        long[] ids = new long[count];
        try (PreparedStatement take = connection.prepareStatement(
                "SELECT nextval(pg_get_serial_sequence(?, 'id')) FROM generate_series(1, ?)")) {
            take.setString(1, table);
            take.setInt(2, count);
            try (ResultSet rows = take.executeQuery()) {
                for (int i = 0; i < count && rows.next(); i++) {
                    ids[i] = rows.getLong(1);
                }
            }
        }
        return ids;
    }

    /** Lets the tables go on after these ids. */
    static void set(Connection connection, Map<String, Long> counters) throws SQLException {
        for (Map.Entry<String, Long> counter : counters.entrySet()) {
            if (Schema.isSqlite(connection)) {
                setSqlite(connection, counter.getKey(), counter.getValue());
            } else {
                setPostgres(connection, counter.getKey(), counter.getValue());
            }
        }
    }

    private static List<Schema.Table> withId(Schema schema) {
        return schema.tables().stream()
                .filter(table -> table.key().equals(List.of(ID)))
                .toList();
    }

    private static Map<String, Long> ofSqlite(Connection connection, Schema schema) throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        withId(schema).forEach(table -> counters.put(table.name(), 0L));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, seq FROM sqlite_sequence")) {
            while (rows.next()) {
                counters.computeIfPresent(rows.getString(1), (name, none) -> seq(rows));
            }
        }
        return counters;
    }

    private static long seq(ResultSet rows) {
        try {
            return rows.getLong(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void setSqlite(Connection connection, String table, long last) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sqlite_sequence WHERE name = ?");
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
            delete.setString(1, table);
            delete.executeUpdate();
            insert.setString(1, table);
            insert.setLong(2, last);
            insert.executeUpdate();
        }
    }

    private static Map<String, Long> ofPostgres(Connection connection, Schema schema) throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        for (Schema.Table table : withId(schema)) {
            String sequence = sequence(connection, table.name());
            if (sequence == null) {
                continue;
            }
            // The name comes from the database itself, quoted where that is needed.
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + sequence)) {
                row.next();
                counters.put(table.name(), row.getLong(1));
            }
        }
        return counters;
    }

    private static String sequence(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_get_serial_sequence(?, ?)")) {
            statement.setString(1, table);
            statement.setString(2, ID);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void setPostgres(Connection connection, String table, long last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT setval(?, ?, ?)")) {
            statement.setString(1, sequence(connection, table));
            statement.setLong(2, Math.max(last, 1));
            statement.setBoolean(3, last > 0);
            statement.execute();
        }
    }
}
