package dev.tagloop.server.privacy;

import dev.tagloop.server.storage.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Looks for texts in every column of every table, whatever it is for: also in one that is added later. */
final class StoreSearch {
    private final Handle handle;
    private final Schema schema;
    private final String found;

    StoreSearch(Handle handle) throws SQLException {
        this.handle = handle;
        this.schema = Schema.of(handle);
        this.found = Schema.isSqlite(handle.getConnection()) ? "INSTR(%s, ?) > 0" : "STRPOS(%s, ?) > 0";
    }

    /** The columns of texts, as {@code table.column}. */
    private List<String> columns(Predicate<String> wanted) {
        return schema.tables().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.kind() == Schema.Kind.TEXT)
                        .map(column -> table.name() + "." + column.name()))
                .filter(wanted)
                .toList();
    }

    /** How many rows hold one of the texts, by {@code table.column}. @param where the columns to look into */
    Map<String, Long> find(Texts texts, Predicate<String> where) {
        Map<String, Long> rows = new TreeMap<>();
        List<String> forms = List.copyOf(texts.forms());
        if (forms.isEmpty()) {
            return rows;
        }
        for (String name : columns(where)) {
            String[] part = name.split("\\.");
            // Names come from the schema.
            String sql = "SELECT COUNT(*) FROM " + part[0] + " WHERE " + condition(part[1], forms);
            long count =
                    bound(handle.createQuery(sql), forms, 0).mapTo(Long.class).one();
            if (count > 0) {
                rows.put(name, count);
            }
        }
        return rows;
    }

    /** Writes something else in place of the texts. @return how many rows, by {@code table.column} */
    Map<String, Long> replace(Texts texts, String by, Predicate<String> where) {
        Map<String, Long> rows = new TreeMap<>();
        for (String name : columns(where)) {
            String[] part = name.split("\\.");
            for (String form : texts.forms()) {
                String sql = "UPDATE " + part[0] + " SET " + part[1] + " = REPLACE(" + part[1] + ", ?, ?) WHERE "
                        + condition(part[1], List.of(form));
                long count = bound(handle.createUpdate(sql).bind(0, form).bind(1, by), List.of(form), 2)
                        .execute();
                if (count > 0) {
                    rows.merge(name, count, Long::sum);
                }
            }
        }
        return rows;
    }

    /** Deletes the rows of a table, where there is such a one, that hold one of the texts in a column. */
    long delete(Texts texts, String table) {
        List<String> forms = List.copyOf(texts.forms());
        long count = 0;
        for (String name : columns(column -> column.startsWith(table + "."))) {
            String sql = "DELETE FROM " + table + " WHERE " + condition(name.split("\\.")[1], forms);
            count += forms.isEmpty()
                    ? 0
                    : bound(handle.createUpdate(sql), forms, 0).execute();
        }
        return count;
    }

    private String condition(String column, List<String> forms) {
        return forms.stream().map(form -> found.formatted(column)).collect(Collectors.joining(" OR "));
    }

    private static <S extends SqlStatement<S>> S bound(S statement, List<String> forms, int from) {
        for (int i = 0; i < forms.size(); i++) {
            statement.bind(from + i, forms.get(i));
        }
        return statement;
    }
}
