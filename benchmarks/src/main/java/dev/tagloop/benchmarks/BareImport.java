package dev.tagloop.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * The least that storing tasks takes: the same rows with the same contents in a JDBC batch and one commit that is on the disk, with the same
 * database engine and nothing around it. Tables have the key and the one index by which a project's tasks are found. The peer of an import.
 */
final class BareImport implements AutoCloseable {
    private static final int BATCH = 1000;

    private final Connection connection;
    private long last;

    BareImport(Engine engine, Path folder) throws SQLException {
        connection = engine.bare(folder);
        try (Statement statement = connection.createStatement()) {
            for (String table : new String[] {"tasks", "marks"}) {
                statement.execute(
                        "CREATE TABLE " + table + " (id " + engine.rowNumber()
                                + ", project BIGINT, parent BIGINT, inner_id BIGINT, overlap BIGINT, is_labeled INTEGER, created_at TEXT,"
                                + " updated_at TEXT, import_id BIGINT, annotations BIGINT, skipped BIGINT, predictions BIGINT, unique_id TEXT)");
                statement.execute(
                        "CREATE TABLE " + table + "_bodies (id " + engine.rowNumber() + ", body TEXT, meta TEXT)");
                statement.execute("CREATE INDEX " + table + "_project ON " + table + " (project, id)");
            }
        }
        connection.setAutoCommit(false);
    }

    /** Stores tasks, and one thing that hangs on each if they have any. */
    void store(ImportBodies bodies, int tasks, int project) throws SQLException {
        try (Table rows = new Table("tasks");
                Table marks = new Table("marks")) {
            String result = ImportBodies.result();
            for (int i = 0; i < tasks; i++) {
                last++;
                rows.add(project, last, i, ImportBodies.data(i));
                if (bodies.isLabelled()) {
                    marks.add(project, last, i, result);
                }
                if (i % BATCH == BATCH - 1) {
                    rows.send();
                    marks.send();
                }
            }
            rows.send();
            marks.send();
        }
        connection.commit();
    }

    /** Two tables that are filled together. */
    private final class Table implements AutoCloseable {
        private final String now = Instant.now().toString();
        private final PreparedStatement row;
        private final PreparedStatement body;

        Table(String name) throws SQLException {
            row = connection.prepareStatement(
                    "INSERT INTO " + name + " VALUES (?, ?, ?, ?, 1, 0, ?, ?, 1, 0, 0, 0, ?)");
            body = connection.prepareStatement("INSERT INTO " + name + "_bodies VALUES (?, ?, '{}')");
        }

        void add(int project, long id, int inner, String content) throws SQLException {
            row.setLong(1, id);
            row.setLong(2, project);
            row.setLong(3, id);
            row.setLong(4, inner);
            row.setString(5, now);
            row.setString(6, now);
            row.setString(7, "11111111-1111-4111-8111-" + id);
            row.addBatch();
            body.setLong(1, id);
            body.setString(2, content);
            body.addBatch();
        }

        void send() throws SQLException {
            row.executeBatch();
            body.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            row.close();
            body.close();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
