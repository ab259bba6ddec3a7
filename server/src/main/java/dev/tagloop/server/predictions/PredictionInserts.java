package dev.tagloop.server.predictions;

import dev.tagloop.server.storage.Times;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.Handle;

/** Stores many predictions with statements prepared once; the counts of their tasks are the caller's business. */
public final class PredictionInserts implements AutoCloseable {
    private final String now = Times.now();
    private final PreparedStatement prediction;
    private final PreparedStatement known;
    private final PreparedStatement body;

    public PredictionInserts(Handle handle) throws SQLException {
        this.prediction = handle.getConnection()
                .prepareStatement(
                        "INSERT INTO predictions (task_id, project_id, model_version, score, created_at, updated_at,"
                                + " task_is_labeled)"
                                + " VALUES (?, ?, ?, ?, ?, ?, (SELECT is_labeled FROM tasks WHERE id = ?)) RETURNING id");
        this.known = handle.getConnection()
                .prepareStatement("INSERT INTO predictions (id, task_id, project_id, model_version, score, created_at,"
                        + " updated_at, task_is_labeled) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        this.body = handle.getConnection()
                .prepareStatement("INSERT INTO prediction_bodies (prediction_id, result) VALUES (?, ?)");
    }

    /** Stores one and returns its id. */
    public long insert(long project, long task, Predictions.Content content) throws SQLException {
        prediction.setLong(1, task);
        prediction.setLong(2, project);
        prediction.setString(3, content.modelVersion());
        if (content.score() == null) {
            prediction.setNull(4, Types.DOUBLE);
        } else {
            prediction.setDouble(4, content.score());
        }
        prediction.setString(5, now);
        prediction.setString(6, now);
        prediction.setLong(7, task);
        long id;
        try (ResultSet keys = prediction.executeQuery()) {
            keys.next();
            id = keys.getLong(1);
        }
        body.setLong(1, id);
        body.setString(2, content.result());
        body.executeUpdate();
        return id;
    }

    /**
     * Adds one to those that are {@linkplain #send sent} together.
     *
     * @param id its id, which nobody else has
     * @param taskIsLabeled whether its task is labelled
     */
    public void add(long id, long project, long task, boolean taskIsLabeled, Predictions.Content content)
            throws SQLException {
        known.setLong(1, id);
        known.setLong(2, task);
        known.setLong(3, project);
        known.setString(4, content.modelVersion());
        if (content.score() == null) {
            known.setNull(5, Types.DOUBLE);
        } else {
            known.setDouble(5, content.score());
        }
        known.setString(6, now);
        known.setString(7, now);
        known.setBoolean(8, taskIsLabeled);
        known.addBatch();
        body.setLong(1, id);
        body.setString(2, content.result());
        body.addBatch();
    }

    /** Stores those that were added. */
    public void send() throws SQLException {
        known.executeBatch();
        body.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        prediction.close();
        known.close();
        body.close();
    }
}
