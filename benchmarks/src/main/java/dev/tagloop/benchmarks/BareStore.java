package dev.tagloop.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The least that choosing and lending a task takes: one indexed query and one commit that is on the disk, on the same disk, with the same
 * database engine and nothing around it. The peer of the queue.
 */
final class BareStore implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement next;
    private final PreparedStatement lend;
    private final PreparedStatement label;

    BareStore(Engine engine, Path folder, int tasks) throws SQLException {
        connection = engine.bare(folder);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE tasks (id " + engine.rowNumber()
                    + ", project INTEGER, is_labeled INTEGER, body TEXT)");
            statement.execute("CREATE TABLE locks (id " + engine.rowNumber() + ", task BIGINT, expires TEXT)");
            statement.execute("INSERT INTO tasks WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                    + " WHERE i < " + tasks + ") SELECT i, 1, 0, 'Sentence ' || i"
                    + " || ' tells that Marie met Kestrel in Lisbon.' FROM n");
            statement.execute("CREATE INDEX tasks_queue ON tasks (project, is_labeled, id)");
        }
        next = connection.prepareStatement(
                "SELECT id, body FROM tasks WHERE project = 1 AND is_labeled = 0 ORDER BY id LIMIT 1");
        lend = connection.prepareStatement("INSERT INTO locks (task, expires) VALUES (?, '2026-01-01')");
        label = connection.prepareStatement("UPDATE tasks SET is_labeled = 1 WHERE id = ?");
        connection.setAutoCommit(false);
    }

    /** The next open task, lent on the disk. */
    long lendNext() throws SQLException {
        long task;
        try (ResultSet rows = next.executeQuery()) {
            rows.next();
            task = rows.getLong(1);
        }
        lend.setLong(1, task);
        lend.executeUpdate();
        connection.commit();
        return task;
    }

    void label(long task) throws SQLException {
        label.setLong(1, task);
        label.executeUpdate();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
