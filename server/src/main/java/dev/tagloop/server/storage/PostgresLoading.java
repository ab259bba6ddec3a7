package dev.tagloop.server.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills a PostgreSQL database inside one transaction. Its references are taken away for that time and put back, which checks all rows at once. */
final class PostgresLoading implements Loading {
    private static final String REFERENCES =
            "SELECT CAST(CAST(conrelid AS regclass) AS TEXT), quote_ident(conname), pg_get_constraintdef(oid)"
                    + " FROM pg_constraint WHERE contype = 'f' AND connamespace = CAST(current_schema() AS regnamespace)"
                    + " ORDER BY conname";

    private final Connection connection;
    private final List<Reference> references = new ArrayList<>();

    private record Reference(String table, String name, String definition) {}

    PostgresLoading(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(REFERENCES)) {
                while (rows.next()) {
                    references.add(new Reference(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            for (Reference reference : references) {
                statement.execute("ALTER TABLE " + reference.table() + " DROP CONSTRAINT " + reference.name());
            }
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void finish(Map<String, Long> counters) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Reference reference : references) {
                statement.execute("ALTER TABLE " + reference.table() + " ADD CONSTRAINT " + reference.name() + " "
                        + reference.definition());
            }
        }
        Counters.set(connection, counters);
    }

    @Override
    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            connection.rollback();
            connection.close();
        }
    }
}
