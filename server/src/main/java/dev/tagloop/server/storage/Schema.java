package dev.tagloop.server.storage;

import dev.tagloop.server.http.Json;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * The tables of the store and what refers to what, as the database tells it: a table that is added later is not forgotten. What a database works out
 * by itself (indexes for searches, generated columns) and the notes of the migrations are not among them.
 */
public final class Schema {
    /** The migrations' own notes, which belong to the database and not to what people store. */
    private static final String NOTES = "flyway_schema_history";

    /** What a column holds. */
    public enum Kind {
        TEXT,
        INTEGER,
        REAL,
        BOOLEAN,
        BYTES;

        private static Kind of(String type) {
            String name = type.toUpperCase(Locale.ROOT);
            if (name.contains("BOOL")) {
                return BOOLEAN;
            }
            if (name.contains("INT") || name.contains("SERIAL")) {
                return INTEGER;
            }
            if (name.contains("REAL") || name.contains("FLOAT") || name.contains("DOUBLE")) {
                return REAL;
            }
            return name.contains("BLOB") || name.contains("BYTEA") ? BYTES : TEXT;
        }
    }

    /** A column that is stored. */
    public record Column(String name, Kind kind, boolean nullable) {
        /** The value of a row as JSON; bytes in Base64. */
        public JsonNode read(ResultSet row) throws SQLException {
            Object value = switch (kind) {
                case BOOLEAN -> row.getBoolean(name);
                case INTEGER -> row.getLong(name);
                case REAL -> row.getDouble(name);
                case TEXT -> row.getString(name);
                case BYTES -> encoded(row.getBytes(name));
            };
            return Json.tree(row.wasNull() ? null : value);
        }

        private static String encoded(byte[] bytes) {
            return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
        }

        /** Binds a value that {@link #read} gave. */
        public void bind(PreparedStatement statement, int at, JsonNode value) throws SQLException {
            if (value.isNull()) {
                statement.setNull(at, type());
                return;
            }
            switch (kind) {
                case BOOLEAN -> statement.setBoolean(at, value.booleanValue());
                case INTEGER -> statement.setLong(at, value.longValue());
                case REAL -> statement.setDouble(at, value.doubleValue());
                case TEXT -> statement.setString(at, value.stringValue());
                case BYTES -> statement.setBytes(at, Base64.getDecoder().decode(value.stringValue()));
            }
        }

        private int type() {
            return switch (kind) {
                case BOOLEAN -> Types.BOOLEAN;
                case INTEGER -> Types.BIGINT;
                case REAL -> Types.DOUBLE;
                case TEXT -> Types.VARCHAR;
                case BYTES -> Types.BINARY;
            };
        }
    }

    /**
     * A foreign key.
     *
     * @param cascades whether a row goes with the row that it refers to
     * @param setsNull whether it stays and forgets it
     */
    public record Reference(
            String table, String column, String target, String targetColumn, boolean cascades, boolean setsNull) {}

    /**
     * A table.
     *
     * @param key the columns of the primary key
     */
    public record Table(String name, List<Column> columns, List<String> key, List<Reference> references) {
        /** One of its columns. */
        public Optional<Column> column(String wanted) {
            return columns.stream()
                    .filter(column -> column.name().equals(wanted))
                    .findFirst();
        }
    }

    private final Map<String, Table> tables;

    private Schema(Map<String, Table> tables) {
        this.tables = tables;
    }

    /** As the handle's database has it. */
    public static Schema of(Handle handle) throws SQLException {
        return of(handle.getConnection());
    }

    /** As the connection's database has it. */
    public static Schema of(Connection connection) throws SQLException {
        boolean sqlite = isSqlite(connection);
        DatabaseMetaData metadata = connection.getMetaData();
        String schema = connection.getSchema();
        Set<String> derived = sqlite ? derived(connection) : Set.of();
        List<String> names = names(metadata, schema).stream()
                .filter(name -> !derived.contains(name) && !name.equals(NOTES) && !name.startsWith("sqlite_"))
                .toList();
        // PostgreSQL tells of all tables in the time that it takes for one; SQLite must be asked by table.
        List<String> asked = sqlite ? names : Collections.singletonList(null);
        Map<String, List<Column>> columns = new HashMap<>();
        Map<String, List<String>> keys = new HashMap<>();
        Map<String, List<Reference>> references = new HashMap<>();
        for (String table : asked) {
            readColumns(metadata, schema, table, columns);
            readKeys(metadata, schema, table, keys);
            readReferences(metadata, schema, table, references);
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        names.forEach(name -> tables.put(
                name,
                new Table(
                        name,
                        List.copyOf(columns.getOrDefault(name, List.of())),
                        List.copyOf(keys.getOrDefault(name, List.of())),
                        List.copyOf(references.getOrDefault(name, List.of())))));
        return new Schema(tables);
    }

    /** Whether a connection leads to SQLite, and so not to PostgreSQL. */
    public static boolean isSqlite(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("SQLite");
    }

    /** SQLite's indexes for searches look like tables. */
    private static Set<String> derived(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM pragma_table_list WHERE type IN ('virtual', 'shadow')")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static List<String> names(DatabaseMetaData metadata, String schema) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = metadata.getTables(null, schema, "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static void readColumns(
            DatabaseMetaData metadata, String schema, String table, Map<String, List<Column>> columns)
            throws SQLException {
        try (ResultSet rows = metadata.getColumns(null, schema, table, "%")) {
            while (rows.next()) {
                if ("YES".equals(rows.getString("IS_GENERATEDCOLUMN"))) {
                    continue;
                }
                add(
                        columns,
                        rows.getString("TABLE_NAME"),
                        new Column(
                                rows.getString("COLUMN_NAME"),
                                Kind.of(rows.getString("TYPE_NAME")),
                                rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
            }
        }
    }

    private static void readKeys(DatabaseMetaData metadata, String schema, String table, Map<String, List<String>> keys)
            throws SQLException {
        try (ResultSet rows = metadata.getPrimaryKeys(null, schema, table)) {
            while (rows.next()) {
                add(keys, rows.getString("TABLE_NAME"), rows.getString("COLUMN_NAME"));
            }
        }
    }

    private static void readReferences(
            DatabaseMetaData metadata, String schema, String table, Map<String, List<Reference>> references)
            throws SQLException {
        try (ResultSet rows = metadata.getImportedKeys(null, schema, table)) {
            while (rows.next()) {
                String from = rows.getString("FKTABLE_NAME");
                short rule = rows.getShort("DELETE_RULE");
                add(
                        references,
                        from,
                        new Reference(
                                from,
                                rows.getString("FKCOLUMN_NAME"),
                                rows.getString("PKTABLE_NAME"),
                                rows.getString("PKCOLUMN_NAME"),
                                rule == DatabaseMetaData.importedKeyCascade,
                                rule == DatabaseMetaData.importedKeySetNull));
            }
        }
    }

    private static <T> void add(Map<String, List<T>> lists, String table, T value) {
        lists.computeIfAbsent(table, name -> new ArrayList<>()).add(value);
    }

    /** All of them, by name. */
    public List<Table> tables() {
        return tables.values().stream()
                .sorted(Comparator.comparing(Table::name))
                .toList();
    }

    /** One of them. @throws IllegalStateException when it is not there */
    public Table table(String name) {
        return Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> new IllegalStateException("There is no table " + name + "."));
    }

    /** The foreign keys of other tables, and of its own, that lead to a table. */
    public List<Reference> referencesTo(String table) {
        return tables.values().stream()
                .flatMap(found -> found.references().stream())
                .filter(reference -> reference.target().equals(table))
                .toList();
    }

    /** The tables, each after those that it refers to and would go with. */
    public List<String> parentsFirst() {
        SequencedSet<String> order = new LinkedHashSet<>();
        tables.keySet().forEach(name -> place(name, order, new LinkedHashSet<>()));
        return List.copyOf(order);
    }

    private void place(String name, SequencedSet<String> order, SequencedSet<String> open) {
        if (order.contains(name) || !tables.containsKey(name) || !open.add(name)) {
            return;
        }
        table(name).references().stream()
                .filter(reference -> !reference.setsNull())
                .forEach(reference -> place(reference.target(), order, open));
        order.add(name);
    }
}
