package dev.tagloop.server.movein;

import dev.tagloop.server.http.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of a Django program's SQLite file as it is found: releases differ in their columns, so that none is taken for granted. Rows become objects
 * whose keys are the columns, references without their {@code _id}; texts that hold JSON are read where that is asked for.
 */
final class DjangoTable {
    private static final String REFERENCE = "_id";

    private final Connection connection;
    private final String name;
    private final SequencedSet<String> columns;

    private DjangoTable(Connection connection, String name, SequencedSet<String> columns) {
        this.connection = connection;
        this.name = name;
        this.columns = columns;
    }

    /** The table, perhaps without any columns because there is none. @param name never comes from a file or a request */
    static DjangoTable of(Connection connection, String name) throws SQLException {
        SequencedSet<String> columns = new LinkedHashSet<>();
        // A view or a virtual table of this name would be somebody's program, not Django's data.
        try (PreparedStatement kind = connection.prepareStatement(
                "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ? AND sql NOT LIKE 'CREATE VIRTUAL%'")) {
            kind.setString(1, name);
            try (ResultSet found = kind.executeQuery()) {
                if (!found.next() || found.getLong(1) == 0) {
                    return new DjangoTable(connection, name, columns);
                }
            }
        }
        try (PreparedStatement info = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
            info.setString(1, name);
            try (ResultSet rows = info.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return new DjangoTable(connection, name, columns);
    }

    String name() {
        return name;
    }

    boolean exists() {
        return !columns.isEmpty();
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** How many rows meet a condition; 0 where the table or a column that it needs is missing. */
    long count(String condition, Object... values) throws SQLException {
        return number("COUNT(*)", condition, values);
    }

    long highest(String column) throws SQLException {
        return has(column) ? number("COALESCE(MAX(" + quoted(column) + "), 0)", "1 = 1") : 0;
    }

    private long number(String what, String condition, Object... values) throws SQLException {
        if (!exists()) {
            return 0;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + what + " FROM " + quoted(name) + " WHERE " + condition)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** All rows by their ids. */
    List<ObjectNode> all(String... json) throws SQLException {
        return rows(List.of(json), "1 = 1");
    }

    /**
     * Rows by their ids.
     *
     * @param json columns whose texts are JSON
     * @param condition names only columns that there are; {@code ?} for values, and behind it perhaps a limit
     */
    List<ObjectNode> rows(List<String> json, String condition, Object... values) throws SQLException {
        List<ObjectNode> rows = new ArrayList<>();
        if (!exists()) {
            return rows;
        }
        String wanted = columns.stream().map(DjangoTable::quoted).collect(Collectors.joining(", "));
        String order = has("id") && !condition.contains("ORDER BY") ? " ORDER BY id" : "";
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT " + wanted + " FROM " + quoted(name) + " WHERE " + condition + order)) {
            bind(statement, values);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found, json));
                }
            }
        }
        return rows;
    }

    /** Rows by a column; none where there is no such column. @param order what stands behind the condition, or "" */
    List<ObjectNode> of(String column, long value, List<String> json, String order) throws SQLException {
        return has(column) ? rows(json, quoted(column) + " = ?" + order, value) : List.of();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private ObjectNode row(ResultSet found, List<String> json) throws SQLException {
        ObjectNode row = Json.object();
        int at = 0;
        for (String column : columns) {
            at++;
            String key = column.endsWith(REFERENCE) && !json.contains(column) && !column.equals("unique_id")
                    ? column.substring(0, column.length() - REFERENCE.length())
                    : column;
            row.set(key, value(found.getObject(at), json.contains(column)));
        }
        return row;
    }

    private static JsonNode value(Object stored, boolean json) {
        return switch (stored) {
            case null -> Json.object().nullNode();
            case String text -> json ? Json.tryParse(text).orElseGet(() -> Json.tree(text)) : Json.tree(text);
            case Integer number -> Json.tree(number.longValue());
            case Long number -> Json.tree(number);
            case Double number -> Json.tree(number);
            default -> Json.object().nullNode();
        };
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
