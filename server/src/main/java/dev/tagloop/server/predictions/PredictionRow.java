package dev.tagloop.server.predictions;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.TimeSince;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prediction as it is stored.
 *
 * @param neighbors stored JSON, or null
 * @param result stored JSON; null when what was sent could not be made a result
 */
public record PredictionRow(
        long id,
        long taskId,
        long projectId,
        String modelVersion,
        Double score,
        Long cluster,
        String neighbors,
        double mislabeling,
        String createdAt,
        String updatedAt,
        String result) {
    static final String SELECT =
            "SELECT p.id, p.task_id, p.project_id, p.model_version, p.score, p.cluster, p.neighbors, p.mislabeling,"
                    + " p.created_at, p.updated_at, b.result FROM predictions p JOIN prediction_bodies b ON b.prediction_id = p.id ";
    /** By the places in {@link #SELECT}: every task that is handed out asks for some. */
    static final RowMapper<PredictionRow> MAPPER = (row, context) -> new PredictionRow(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getString(4),
            real(row, 5),
            number(row, 6),
            row.getString(7),
            row.getDouble(8),
            row.getString(9),
            row.getString(10),
            row.getString(11));

    private static Long number(ResultSet row, int place) throws SQLException {
        long number = row.getLong(place);
        return row.wasNull() ? null : number;
    }

    private static Double real(ResultSet row, int place) throws SQLException {
        double real = row.getDouble(place);
        return row.wasNull() ? null : real;
    }

    /** As the API shows it, in its key order. */
    public ObjectNode json(Instant now) {
        ObjectNode json = Json.object().put("id", id);
        json.set("result", result == null ? json.nullNode() : Json.parse(result));
        json.put("model_version", modelVersion)
                .put("created_ago", TimeSince.of(Times.instant(createdAt), now))
                .put("score", score)
                .put("cluster", cluster);
        json.set("neighbors", neighbors == null ? json.nullNode() : Json.parse(neighbors));
        return json.put("mislabeling", mislabeling)
                .put("created_at", createdAt)
                .put("updated_at", updatedAt)
                .putNull("model")
                .putNull("model_run")
                .put("task", taskId)
                .put("project", projectId);
    }
}
