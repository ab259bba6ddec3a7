package dev.tagloop.server.copies;

import dev.tagloop.server.storage.TableColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;

/** Copies rows of one table inside the database, one by one; all columns come along but those that are told otherwise. */
final class RowCopy implements AutoCloseable {
    private final PreparedStatement statement;

    /**
     * @param key the column that names the row to copy; also the one whose value in the copy {@link #row} returns
     * @param changed columns with the SQL of what they hold in the copy; {@code ?} for a value that {@link #row} gets, in this order
     */
    RowCopy(Handle handle, String table, String key, SequencedMap<String, String> changed) throws SQLException {
        Connection connection = handle.getConnection();
        List<String> columns = new ArrayList<>(changed.keySet());
        List<String> values = new ArrayList<>(changed.values());
        for (String column : TableColumns.of(connection, table)) {
            if (!column.equals("id") && !changed.containsKey(column)) {
                columns.add(column);
                values.add(column);
            }
        }
        statement = connection.prepareStatement("INSERT INTO " + table + " (" + String.join(", ", columns) + ") SELECT "
                + String.join(", ", values) + " FROM " + table + " WHERE " + key + " = ? RETURNING " + key);
    }

    /** Copies a row. @return the copy's key */
    long row(long key, Object... changed) throws SQLException {
        for (int i = 0; i < changed.length; i++) {
            statement.setObject(i + 1, changed[i]);
        }
        statement.setLong(changed.length + 1, key);
        try (ResultSet made = statement.executeQuery()) {
            if (!made.next()) {
                throw new SQLException("the row " + key + " to copy is gone");
            }
            return made.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
