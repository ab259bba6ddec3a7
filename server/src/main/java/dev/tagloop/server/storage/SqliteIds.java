package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** SQLite's {@code AUTOINCREMENT}: it looks at what is stored itself. */
final class SqliteIds implements IdNumbers {
    @Override
    public long last(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT seq FROM sqlite_sequence WHERE name = ?")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** A row that is stored under a higher number raises the sequence by itself; here it is told of numbers without a row. */
    @Override
    public void taken(Connection writer, String table, long id) throws SQLException {
        if (id > last(writer, table)) {
            try (PreparedStatement forget = writer.prepareStatement("DELETE FROM sqlite_sequence WHERE name = ?");
                    PreparedStatement note =
                            writer.prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
                forget.setString(1, table);
                forget.executeUpdate();
                note.setString(1, table);
                note.setLong(2, id);
                note.executeUpdate();
            }
        }
    }
}
