package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Optional;

/** Inserts many rows into one table, with a number of their own or with the next one. */
public final class RowInsert implements AutoCloseable {
    private final PreparedStatement numbered;
    private final PreparedStatement next;

    /** @param columns all but {@code id}; like the table's their names never come from a request */
    public RowInsert(Connection connection, String table, String... columns) throws SQLException {
        String names = String.join(", ", columns);
        String places = String.join(", ", Collections.nCopies(columns.length, "?"));
        numbered = connection.prepareStatement(
                "INSERT INTO " + table + " (" + names + ", id) VALUES (" + places + ", ?) RETURNING id");
        next = connection.prepareStatement(
                "INSERT INTO " + table + " (" + names + ") VALUES (" + places + ") RETURNING id");
    }

    /** Inserts one. @param id a free one to give it @return its id */
    public long row(Optional<Long> id, Object... values) throws SQLException {
        PreparedStatement statement = id.isPresent() ? numbered : next;
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        if (id.isPresent()) {
            statement.setLong(values.length + 1, id.get());
        }
        try (ResultSet made = statement.executeQuery()) {
            made.next();
            return made.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        numbered.close();
        next.close();
    }
}
