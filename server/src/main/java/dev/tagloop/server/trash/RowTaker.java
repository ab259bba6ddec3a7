package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.storage.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows with everything that the database would delete with them, and what it would set to null. */
final class RowTaker {
    /** Ids named in one statement. */
    private static final int TOGETHER = 2000;

    private final Handle handle;
    private final Schema schema;
    private final Map<String, List<ObjectNode>> rows = new LinkedHashMap<>();
    private final Set<Identity> seen = new HashSet<>();
    private final List<Bundle.Link> links = new ArrayList<>();
    private final Set<String> tables;

    RowTaker(Handle handle, Schema schema) {
        this(handle, schema, Set.of());
    }

    private RowTaker(Handle handle, Schema schema, Set<String> tables) {
        this.handle = handle;
        this.schema = schema;
        this.tables = tables;
    }

    /** One that takes rows of these tables alone. */
    RowTaker only(Set<String> wanted) {
        return new RowTaker(handle, schema, wanted);
    }

    /** Another one of the same kind. */
    RowTaker fresh() {
        return new RowTaker(handle, schema, tables);
    }

    /** Adds the rows of a table with these ids. */
    RowTaker add(String table, Collection<Long> ids) {
        take(schema.table(table), "id", List.copyOf(ids));
        return this;
    }

    /** Rows alone, without what hangs on them, in the order of their ids. */
    static List<ObjectNode> alone(Handle handle, Schema schema, String table, Collection<Long> ids) {
        RowTaker taker = new RowTaker(handle, schema);
        List<Long> values = List.copyOf(ids);
        List<ObjectNode> rows = new ArrayList<>();
        for (int from = 0; from < values.size(); from += TOGETHER) {
            rows.addAll(taker.select(
                    schema.table(table), "id", values.subList(from, Math.min(values.size(), from + TOGETHER))));
        }
        return rows;
    }

    Bundle bundle() {
        return new Bundle(
                rows,
                links.stream()
                        .filter(link -> !seen.contains(new Identity(link.table(), link.key())))
                        .toList(),
                List.of());
    }

    private void take(Schema.Table table, String column, List<Long> values) {
        for (int from = 0; from < values.size(); from += TOGETHER) {
            List<Long> some = values.subList(from, Math.min(values.size(), from + TOGETHER));
            List<ObjectNode> fresh = select(table, column, some).stream()
                    .filter(row -> seen.add(new Identity(table.name(), key(table, row))))
                    .toList();
            rows.computeIfAbsent(table.name(), name -> new ArrayList<>()).addAll(fresh);
            schema.referencesTo(table.name()).forEach(reference -> follow(reference, fresh));
        }
    }

    private void follow(Schema.Reference reference, List<ObjectNode> targets) {
        if (!tables.isEmpty() && !tables.contains(reference.table())) {
            return;
        }
        List<Long> values = targets.stream()
                .map(row -> row.get(reference.targetColumn()).longValue())
                .toList();
        Schema.Table table = schema.table(reference.table());
        if (reference.cascades()) {
            take(table, reference.column(), values);
        } else if (reference.setsNull()) {
            for (int from = 0; from < values.size(); from += TOGETHER) {
                select(table, reference.column(), values.subList(from, Math.min(values.size(), from + TOGETHER)))
                        .forEach(row -> links.add(new Bundle.Link(
                                table.name(), key(table, row), reference.column(), row.get(reference.column()))));
            }
        }
    }

    private List<ObjectNode> select(Schema.Table table, String column, List<Long> values) {
        String columns = table.columns().stream().map(Schema.Column::name).collect(Collectors.joining(", "));
        // Names come from the schema and values are numbers. No statement like it comes again, so nothing is kept of
        // it.
        String sql = "SELECT " + columns + " FROM " + table.name() + " WHERE " + column + " IN ("
                + values.stream().map(String::valueOf).collect(Collectors.joining(",")) + ") ORDER BY "
                + (table.key().isEmpty() ? column : String.join(", ", table.key()));
        try (Statement statement = handle.getConnection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<ObjectNode> found = new ArrayList<>();
            while (row.next()) {
                found.add(read(table, row));
            }
            return found;
        } catch (SQLException e) {
            throw new StorageException("The rows of " + table.name() + " could not be read: " + e.getMessage(), e);
        }
    }

    private static ObjectNode read(Schema.Table table, ResultSet row) throws SQLException {
        ObjectNode json = Json.object();
        for (Schema.Column column : table.columns()) {
            json.set(column.name(), column.read(row));
        }
        return json;
    }

    static ObjectNode key(Schema.Table table, ObjectNode row) {
        if (table.key().isEmpty()) {
            return row;
        }
        // In the order of the row: keys are compared as text.
        ObjectNode key = Json.object();
        for (Map.Entry<String, JsonNode> column : row.properties()) {
            if (table.key().contains(column.getKey())) {
                key.set(column.getKey(), column.getValue());
            }
        }
        return key;
    }

    private record Identity(String table, ObjectNode key) {}
}
