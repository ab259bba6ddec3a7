package dev.tagloop.server.archives;

import dev.tagloop.server.archives.ArchivePart.Shape;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.storage.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Stores rows of an archive. Names of columns come from the store, never from the archive, and every value is held against what its column
 * takes.
 */
final class RowInserts implements AutoCloseable {
    private final Handle handle;
    private final Schema schema;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    RowInserts(Handle handle, Schema schema) {
        this.handle = handle;
        this.schema = schema;
    }

    /** Whose transaction the rows are stored in. */
    Handle handle() {
        return handle;
    }

    /**
     * Stores a row; what it does not name gets its default.
     *
     * @param json columns of JSON and what they hold
     * @param place what messages call the row
     * @return its id; 0 where the table has none
     */
    long insert(String name, ObjectNode row, Map<String, Shape> json, String place) throws SQLException {
        Schema.Table table = schema.table(name);
        List<Schema.Column> columns = new ArrayList<>();
        List<JsonNode> values = new ArrayList<>();
        for (Schema.Column column : table.columns()) {
            JsonNode value = row.get(column.name());
            if (value != null && !column.name().equals("id")) {
                columns.add(column);
                values.add(checked(column, value, json.get(column.name()), place));
            }
        }
        boolean numbered = table.column("id").isPresent();
        PreparedStatement statement = prepare("INSERT INTO " + name + " ("
                + String.join(", ", columns.stream().map(Schema.Column::name).toList()) + ") VALUES (?"
                + ", ?".repeat(columns.size() - 1) + ")" + (numbered ? " RETURNING id" : ""));
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).bind(statement, i + 1, values.get(i));
        }
        if (!numbered) {
            statement.executeUpdate();
            return 0;
        }
        try (ResultSet made = statement.executeQuery()) {
            made.next();
            return made.getLong(1);
        }
    }

    private static JsonNode checked(Schema.Column column, JsonNode value, Shape shape, String place) {
        if (value.isNull()) {
            if (!column.nullable()) {
                throw wrong(column, place);
            }
            return value;
        }
        if (shape != null) {
            boolean fits = switch (shape) {
                case OBJECT -> value.isObject();
                case LIST -> value.isArray();
                case ANY -> true;
            };
            if (!fits) {
                throw wrong(column, place);
            }
            return StringNode.valueOf(Json.stored(value));
        }
        boolean fits = switch (column.kind()) {
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
            case REAL -> value.isNumber() && Double.isFinite(Json.real(value));
            case TEXT -> value.isString() && value.stringValue().indexOf('\0') < 0;
            case BYTES -> false;
        };
        if (!fits) {
            throw wrong(column, place);
        }
        return column.name().endsWith("_at") ? time(column, value.stringValue(), place) : value;
    }

    /** Times sort as text only in the one form that the store has. */
    private static JsonNode time(Schema.Column column, String text, String place) {
        try {
            return StringNode.valueOf(Times.text(Times.instant(text)));
        } catch (DateTimeException e) {
            throw wrong(column, place);
        }
    }

    private static BadArchiveException wrong(Schema.Column column, String place) {
        return new BadArchiveException(
                place + " has a value under \"" + column.name() + "\" that does not belong there");
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = handle.getConnection().prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}
