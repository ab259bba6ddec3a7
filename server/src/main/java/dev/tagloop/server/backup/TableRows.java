package dev.tagloop.server.backup;

import dev.tagloop.server.storage.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;

/** The rows of a table on their way between a store and lines of text. A table of any size takes the same memory. */
final class TableRows {
    private static final int AT_ONCE = 500;
    private static final int TOLD_EVERY = 5000;

    private final Schema.Table table;
    private final List<Schema.Column> columns;

    TableRows(Schema.Table table) {
        this.table = table;
        this.columns = table.columns();
    }

    /** The same with the columns in this order. @throws BackupException when the table has others */
    TableRows(Schema.Table table, List<String> order) {
        this.table = table;
        this.columns = order.stream()
                .map(name -> table.column(name)
                        .orElseThrow(() -> RowText.damaged(table, "a column \"" + name + "\" that is not known")))
                .toList();
        if (columns.size() != table.columns().size()
                || columns.stream().distinct().count() != columns.size()) {
            throw RowText.damaged(table, "other columns than its format has");
        }
    }

    /** What becomes of a row before it is written. */
    @FunctionalInterface
    interface Filter {
        /** @return false for a row that stays behind */
        boolean keep(ArrayNode row);
    }

    /** Writes all rows by their primary key. @param told hears how many have been written, from time to time */
    TableMark write(Connection connection, Filter filter, OutputStream out, LongConsumer told)
            throws SQLException, IOException {
        Digesting digest = new Digesting();
        long rows = 0;
        // All names come from the schema.
        String sql = "SELECT " + names() + " FROM " + table.name()
                + (table.key().isEmpty() ? "" : " ORDER BY " + String.join(", ", table.key()));
        try (PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    ArrayNode row = RowText.read(columns, result);
                    if (filter.keep(row)) {
                        byte[] line = RowText.line(row).getBytes(StandardCharsets.US_ASCII);
                        digest.add(line, line.length);
                        out.write(line);
                        if (++rows % TOLD_EVERY == 0) {
                            told.accept(rows);
                        }
                    }
                }
            }
        }
        return new TableMark(
                table.name(), columns.stream().map(Schema.Column::name).toList(), rows, digest.size(), digest.sha256());
    }

    private String names() {
        return columns.stream().map(Schema.Column::name).collect(Collectors.joining(", "));
    }

    /** Stores the rows that lines tell of. @return how many */
    long load(Connection connection, BufferedReader lines, LongConsumer told) throws SQLException, IOException {
        String sql =
                "INSERT INTO " + table.name() + " (" + names() + ") VALUES (?" + ", ?".repeat(columns.size() - 1) + ")";
        long rows = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    RowText.bind(
                            statement,
                            table,
                            columns,
                            dev.tagloop.labelstudio.json.Json.mapper().readTree(line));
                } catch (JacksonException e) {
                    throw RowText.damaged(table, "a line that is no row");
                }
                statement.addBatch();
                if (++rows % AT_ONCE == 0) {
                    store(statement);
                }
                if (rows % TOLD_EVERY == 0) {
                    told.accept(rows);
                }
            }
            store(statement);
        }
        return rows;
    }

    /** The driver's own message would show the row. */
    private void store(PreparedStatement statement) throws SQLException {
        try {
            statement.executeBatch();
        } catch (BatchUpdateException e) {
            SQLException reason = e.getNextException() == null ? e : e.getNextException();
            throw new BackupException(
                    "The rows of the table " + table.name() + " cannot be stored (state " + reason.getSQLState()
                            + ", code " + reason.getErrorCode() + "): the backup is damaged, or the disk is full.",
                    reason);
        }
    }
}
