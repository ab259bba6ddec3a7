package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of a table, as the database tells them: whoever copies whole rows does not forget one that is added later. */
public final class TableColumns {
    private TableColumns() {}

    /** Their names, in the table's order. */
    public static List<String> of(Connection connection, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getColumns(null, connection.getSchema(), table, "%")) {
            while (rows.next()) {
                names.add(rows.getString("COLUMN_NAME"));
            }
        }
        if (names.isEmpty()) {
            throw new IllegalStateException("There is no table " + table + ".");
        }
        return names;
    }
}
