package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows in every table that a store has, whatever its format: each refers to rows that are there, and texts hold what is hard to keep. */
public final class SampleRows {
    /** An emoji of several code points, combining marks, right-to-left, line ends, quotes, a backslash and JSON's own signs. */
    public static final String HARD =
            "\ud83d\udc69\u200d\ud83d\udcbb e\u0301 \u05e9\u05dc\u05d5\u05dd \r\n\t'\"\\\\u0000 {\"a\": [1e400]} \u2028 \uffff";

    private static final Set<String> JSON_OBJECTS =
            Set.of("data", "meta", "control_weights", "custom_hotkeys", "memory", "settings", "options");
    private static final Set<String> JSON_LISTS = Set.of("result", "prediction");
    private static final Map<String, String> FIXED = Map.of(
            "label_config",
            "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\"><Label value=\"PER\"/></Labels></View>",
            "kind",
            "task",
            "state",
            "resting",
            "status",
            "completed",
            "mode",
            "manual",
            "content",
            "{\"rows\": {}, \"links\": [], \"changes\": []}");

    private SampleRows() {}

    /** Two rows a table. */
    public static void fill(Connection connection) throws SQLException {
        Schema schema = Schema.of(connection);
        for (String name : schema.parentsFirst()) {
            for (int i = 1; i <= 2; i++) {
                insert(connection, schema.table(name), i);
            }
        }
    }

    private static void insert(Connection connection, Schema.Table table, int number) throws SQLException {
        List<String> names = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        for (Schema.Column column : table.columns()) {
            if (!column.name().equals("id") && filled.add(column.name())) {
                Object value = value(connection, table, column, number);
                if (value != null) {
                    names.add(column.name());
                    values.add(value);
                }
            }
        }
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + table.name() + " ("
                + String.join(", ", names) + ") VALUES (?" + ", ?".repeat(names.size() - 1) + ")")) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }

    private static Object value(Connection connection, Schema.Table table, Schema.Column column, int number)
            throws SQLException {
        for (Schema.Reference reference : table.references()) {
            if (reference.column().equals(column.name())) {
                return referred(connection, reference, number);
            }
        }
        String name = column.name();
        return switch (column.kind()) {
            // The ids of imports say that a task is hidden, those of a trash that its project is gone.
            case INTEGER -> name.equals("import_id") && column.nullable() ? null : (Object) (long) number;
            case BOOLEAN -> number == 1;
            case REAL -> number == 1 ? 0.1 : -1e-300;
            case BYTES -> new byte[] {0, 1, -1};
            case TEXT -> text(name, number);
        };
    }

    private static String text(String name, int number) {
        if (FIXED.containsKey(name)) {
            return FIXED.get(name);
        }
        if (name.endsWith("_at") || name.equals("date_joined") || name.equals("last_activity")) {
            return "2026-01-0" + number + "T00:00:00.000001Z";
        }
        if (JSON_OBJECTS.contains(name)) {
            return "{\"text\":\"\\ud83d\\ude00 " + number + "\"}";
        }
        if (JSON_LISTS.contains(name)) {
            return "[]";
        }
        if (Set.of("filters", "ordering", "selected", "neighbors", "wanted", "extra_params", "value")
                .contains(name)) {
            return "\"v" + number + "\"";
        }
        return HARD + number;
    }

    private static Long referred(Connection connection, Schema.Reference reference, int number) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + reference.targetColumn() + " FROM "
                        + reference.target() + " ORDER BY 1 LIMIT 1 OFFSET " + (number - 1))) {
            return rows.next() ? rows.getLong(1) : null;
        }
    }
}
