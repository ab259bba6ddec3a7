package dev.tagloop.server.trash;

import dev.tagloop.server.storage.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts rows back where they were taken from, parents first. What they refer to may be gone meanwhile: then the reference is dropped, and a
 * row that cannot be without it stays away.
 */
final class RowReturner implements AutoCloseable {
    private record Target(String table, String column, JsonNode value) {}

    private record Later(Schema.Reference reference, ObjectNode row) {}

    private final Schema schema;
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final Map<Target, Boolean> known = new HashMap<>();
    private final List<Later> later = new ArrayList<>();

    RowReturner(Handle handle, Schema schema) {
        this.schema = schema;
        this.connection = handle.getConnection();
    }

    void put(Bundle bundle) throws SQLException {
        for (String name : schema.parentsFirst()) {
            Schema.Table table = schema.table(name);
            for (ObjectNode row : bundle.of(name)) {
                insert(table, row);
            }
        }
        for (Later missing : later) {
            Schema.Table table = schema.table(missing.reference().table());
            ObjectNode key = missing.row().deepCopy().retain(table.key());
            point(
                    missing.reference(),
                    key,
                    missing.row().get(missing.reference().column()));
        }
        for (Bundle.Link link : bundle.links()) {
            for (Schema.Reference reference : schema.table(link.table()).references()) {
                if (reference.column().equals(link.column())) {
                    point(reference, link.key(), link.value());
                }
            }
        }
    }

    private void insert(Schema.Table table, ObjectNode row) throws SQLException {
        List<Schema.Column> columns = new ArrayList<>();
        for (Schema.Column column : table.columns()) {
            if (row.has(column.name())) {
                columns.add(column);
            }
        }
        ObjectNode values = row.deepCopy();
        for (Schema.Reference reference : table.references()) {
            JsonNode value = row.get(reference.column());
            if (value == null || value.isNull()) {
                continue;
            }
            if (reference.setsNull()) {
                // It may lead to a row that comes back after this one.
                values.putNull(reference.column());
                later.add(new Later(reference, row));
            } else if (!exists(reference, value)) {
                if (!table.column(reference.column()).orElseThrow().nullable()) {
                    return;
                }
                values.putNull(reference.column());
            }
        }
        List<String> names = columns.stream().map(Schema.Column::name).toList();
        PreparedStatement statement = prepare("INSERT INTO " + table.name() + " (" + String.join(", ", names)
                + ") VALUES (?" + ", ?".repeat(names.size() - 1) + ")");
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).bind(statement, i + 1, values.get(columns.get(i).name()));
        }
        statement.executeUpdate();
        schema.referencesTo(table.name())
                .forEach(reference -> known.put(
                        new Target(table.name(), reference.targetColumn(), row.get(reference.targetColumn())), true));
    }

    /** Makes a row that is there what it was. */
    void replace(String name, ObjectNode row) throws SQLException {
        Schema.Table table = schema.table(name);
        List<Schema.Column> columns = new ArrayList<>();
        List<Schema.Column> key = new ArrayList<>();
        for (Schema.Column column : table.columns()) {
            if (row.has(column.name())) {
                (table.key().contains(column.name()) ? key : columns).add(column);
            }
        }
        PreparedStatement statement = prepare("UPDATE " + name + " SET "
                + columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", ")) + " WHERE "
                + key.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(" AND ")));
        int next = 1;
        columns.addAll(key);
        for (Schema.Column column : columns) {
            column.bind(statement, next++, row.get(column.name()));
        }
        statement.executeUpdate();
    }

    /** Takes a row away. */
    void remove(String name, ObjectNode key) throws SQLException {
        Schema.Table table = schema.table(name);
        List<Schema.Column> columns = table.columns().stream()
                .filter(column -> key.has(column.name()))
                .toList();
        PreparedStatement statement = prepare("DELETE FROM " + name + " WHERE "
                + columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(" AND ")));
        int next = 1;
        for (Schema.Column column : columns) {
            column.bind(statement, next++, key.get(column.name()));
        }
        statement.executeUpdate();
    }

    /** Sets a reference that is null, unless what it leads to is gone. */
    private void point(Schema.Reference reference, ObjectNode key, JsonNode value) throws SQLException {
        Schema.Table table = schema.table(reference.table());
        if (!exists(reference, value) || key.size() == 0) {
            return;
        }
        List<String> conditions =
                key.propertyStream().map(part -> part.getKey() + " = ?").toList();
        PreparedStatement statement = prepare("UPDATE " + table.name() + " SET " + reference.column() + " = ? WHERE "
                + reference.column() + " IS NULL AND " + String.join(" AND ", conditions));
        table.column(reference.column()).orElseThrow().bind(statement, 1, value);
        int next = 2;
        for (Map.Entry<String, JsonNode> part : key.properties()) {
            table.column(part.getKey()).orElseThrow().bind(statement, next++, part.getValue());
        }
        statement.executeUpdate();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
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

    private boolean exists(Schema.Reference reference, JsonNode value) throws SQLException {
        Target target = new Target(reference.target(), reference.targetColumn(), value);
        Boolean found = known.get(target);
        if (found == null) {
            found = select(target);
            known.put(target, found);
        }
        return found;
    }

    private boolean select(Target target) throws SQLException {
        PreparedStatement statement = prepare("SELECT 1 FROM " + target.table() + " WHERE " + target.column() + " = ?");
        schema.table(target.table()).column(target.column()).orElseThrow().bind(statement, 1, target.value());
        try (ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }
}
