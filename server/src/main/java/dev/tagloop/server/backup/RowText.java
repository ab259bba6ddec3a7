package dev.tagloop.server.backup;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.storage.Schema;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A row as a line of text: the JSON array of its values in the order of the columns, in ASCII. The same row has the same line on every database. */
final class RowText {
    private RowText() {}

    /** The row that a result stands at. */
    static ArrayNode read(List<Schema.Column> columns, ResultSet row) throws SQLException {
        ArrayNode values = JsonNodeFactory.instance.arrayNode(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            add(values, columns.get(i).kind(), row, i + 1);
        }
        return values;
    }

    private static void add(ArrayNode values, Schema.Kind kind, ResultSet row, int at) throws SQLException {
        switch (kind) {
            case BOOLEAN -> {
                boolean value = row.getBoolean(at);
                addUnlessNull(values, row, value ? JsonNodeFactory.instance.booleanNode(true) : FALSE);
            }
            case INTEGER -> {
                long value = row.getLong(at);
                addUnlessNull(values, row, JsonNodeFactory.instance.numberNode(value));
            }
            case REAL -> {
                double value = row.getDouble(at);
                addUnlessNull(values, row, JsonNodeFactory.instance.numberNode(value));
            }
            case TEXT -> values.add(row.getString(at));
            case BYTES -> {
                byte[] value = row.getBytes(at);
                values.add(value == null ? null : Base64.getEncoder().encodeToString(value));
            }
        }
    }

    private static final JsonNode FALSE = JsonNodeFactory.instance.booleanNode(false);

    private static void addUnlessNull(ArrayNode values, ResultSet row, JsonNode value) throws SQLException {
        if (row.wasNull()) {
            values.addNull();
        } else {
            values.add(value);
        }
    }

    static String line(ArrayNode values) {
        return Json.writeAscii(values) + "\n";
    }

    /**
     * Puts a line's values into a statement with a place for each column.
     *
     * @throws BackupException when the line is not such a row
     */
    static void bind(PreparedStatement statement, Schema.Table table, List<Schema.Column> columns, JsonNode values)
            throws SQLException {
        if (!values.isArray() || values.size() != columns.size()) {
            throw damaged(table, "a row that has not the values of its columns");
        }
        for (int i = 0; i < columns.size(); i++) {
            bind(statement, i + 1, table, columns.get(i), values.get(i));
        }
    }

    private static void bind(
            PreparedStatement statement, int at, Schema.Table table, Schema.Column column, JsonNode value)
            throws SQLException {
        if (value.isNull()) {
            statement.setNull(at, type(column.kind()));
            return;
        }
        boolean fits = switch (column.kind()) {
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
            case REAL -> value.isNumber() && Double.isFinite(Json.real(value));
            case TEXT, BYTES -> value.isString();
        };
        if (!fits) {
            throw damaged(table, "a value in \"" + column.name() + "\" that cannot stand there");
        }
        switch (column.kind()) {
            case BOOLEAN -> statement.setBoolean(at, value.booleanValue());
            case INTEGER -> statement.setLong(at, value.longValue());
            case REAL -> statement.setDouble(at, value.doubleValue());
            case TEXT -> statement.setString(at, text(statement, table, column, value.stringValue()));
            case BYTES -> statement.setBytes(at, bytes(table, value.stringValue()));
        }
    }

    /** PostgreSQL holds every character but one. */
    private static String text(PreparedStatement statement, Schema.Table table, Schema.Column column, String text)
            throws SQLException {
        if (text.indexOf(0) >= 0 && !Schema.isSqlite(statement.getConnection())) {
            throw new BackupException("A text in \"" + column.name() + "\" of the table " + table.name()
                    + " holds the character NUL, which PostgreSQL cannot store: change it on the old side first.");
        }
        return text;
    }

    private static byte[] bytes(Schema.Table table, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw damaged(table, "bytes that are not written as such");
        }
    }

    static BackupException damaged(Schema.Table table, String what) {
        return new BackupException("The backup is damaged: its table " + table.name() + " holds " + what + ".");
    }

    private static int type(Schema.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> Types.BOOLEAN;
            case INTEGER -> Types.BIGINT;
            case REAL -> Types.DOUBLE;
            case TEXT -> Types.VARCHAR;
            case BYTES -> Types.BINARY;
        };
    }
}
