package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL's sequences behind identity columns: they know nothing of what is stored under a number of one's own. */
final class PostgresIds implements IdNumbers {
    @Override
    public long last(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + table + "_id_seq")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void taken(Connection writer, String table, long id) throws SQLException {
        if (id > last(writer, table)) {
            try (Statement statement = writer.createStatement()) {
                statement.execute("SELECT setval('" + table + "_id_seq', " + id + ")");
            }
        }
    }
}
