package dev.tagloop.benchmarks;

import dev.tagloop.server.annotations.UniqueIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;

/**
 * The least that storing tasks takes: the rows of an import with the same contents, in tables that a server of its own has made, with their
 * indexes and references, as one JDBC batch after another and one commit that is on the disk. Nothing is read, checked or counted. The peer
 * of an import.
 */
final class BareImport implements AutoCloseable {
    private static final int BATCH = 1000;
    private static final String MODEL_VERSION = "undefined";

    private final Connection connection;
    private final long project;
    private final long user;
    private long last;

    BareImport(Engine engine, Path folder) throws Exception {
        Path home = Files.createDirectories(folder.resolve("bare"));
        try (Server server = Server.start(engine, home, "--no-learner")) {
            project = server.project(0);
        }
        connection = engine.tablesOf(home.resolve("data"));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MIN(id) FROM users")) {
            rows.next();
            user = rows.getLong(1);
        }
        connection.setAutoCommit(false);
    }

    /** Stores tasks, and one thing that hangs on each if they have any. */
    void store(ImportBodies bodies, int tasks) throws SQLException {
        String now = Instant.now().toString();
        String result = ImportBodies.result();
        try (Rows task = new Rows(
                        "INSERT INTO tasks (id, project_id, inner_id, overlap, is_labeled, created_at, updated_at, file_upload_id,"
                                + " import_id, total_annotations, cancelled_annotations, total_predictions)"
                                + " VALUES (?, ?, ?, 1, ?, ?, ?, NULL, 1, ?, 0, ?)");
                Rows taskBody = new Rows("INSERT INTO task_bodies (task_id, data, meta) VALUES (?, ?, ?)");
                Rows annotation = new Rows(
                        "INSERT INTO annotations (id, task_id, project_id, completed_by, was_cancelled, ground_truth,"
                                + " created_at, updated_at, unique_id, version_action, version_by, version_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'imported', ?, ?)");
                Rows annotationBody = new Rows("INSERT INTO annotation_bodies (annotation_id, result) VALUES (?, ?)");
                Rows prediction = new Rows(
                        "INSERT INTO predictions (id, task_id, project_id, model_version, created_at, updated_at,"
                                + " task_is_labeled) VALUES (?, ?, ?, ?, ?, ?, ?)");
                Rows predictionBody = new Rows("INSERT INTO prediction_bodies (prediction_id, result) VALUES (?, ?)")) {
            boolean annotated = bodies == ImportBodies.ANNOTATED;
            boolean predicted = bodies == ImportBodies.PREDICTED;
            for (int i = 0; i < tasks; i++) {
                long id = ++last;
                task.add(id, project, i, annotated, now, now, annotated ? 1 : 0, predicted ? 1 : 0);
                taskBody.add(id, ImportBodies.data(i), "{}");
                if (annotated) {
                    String unique = UniqueIds.fresh();
                    annotation.add(id, id, project, user, false, true, now, now, unique, user, now);
                    annotationBody.add(id, result);
                }
                if (predicted) {
                    prediction.add(id, id, project, MODEL_VERSION, now, now, false);
                    predictionBody.add(id, result);
                }
                if (i % BATCH == BATCH - 1 || i == tasks - 1) {
                    for (Rows rows :
                            Arrays.asList(task, taskBody, annotation, annotationBody, prediction, predictionBody)) {
                        rows.send();
                    }
                }
            }
        }
        connection.commit();
    }

    /** Rows for one table. */
    private final class Rows implements AutoCloseable {
        private final PreparedStatement statement;

        Rows(String sql) throws SQLException {
            statement = connection.prepareStatement(sql);
        }

        void add(Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                switch (values[i]) {
                    case String text -> statement.setString(i + 1, text);
                    case Long number -> statement.setLong(i + 1, number);
                    case Integer number -> statement.setInt(i + 1, number);
                    case Boolean flag -> statement.setBoolean(i + 1, flag);
                    default -> throw new IllegalArgumentException(values[i].toString());
                }
            }
            statement.addBatch();
        }

        void send() throws SQLException {
            statement.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
