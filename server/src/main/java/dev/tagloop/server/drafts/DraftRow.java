package dev.tagloop.server.drafts;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.TimeSince;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A draft as it is stored, with the names of its author.
 *
 * @param annotationId the annotation that it would change; null for a new one
 * @param leadTime seconds; null when not told
 * @param version counts how often it was saved
 * @param result stored JSON
 */
public record DraftRow(
        long id,
        long taskId,
        Long annotationId,
        long userId,
        Double leadTime,
        boolean wasPostponed,
        Long importId,
        String createdAt,
        String updatedAt,
        long version,
        String result,
        String email,
        String firstName,
        String lastName) {
    static final String SELECT =
            "SELECT d.id, d.task_id, d.annotation_id, d.user_id, d.lead_time, d.was_postponed, d.import_id,"
                    + " d.created_at, d.updated_at, d.version, d.result, u.email, u.first_name, u.last_name FROM drafts d JOIN users u ON u.id = d.user_id ";
    /** By the places in {@link #SELECT}: every task that is handed out asks for some. */
    static final RowMapper<DraftRow> MAPPER = (row, context) -> new DraftRow(
            row.getLong(1),
            row.getLong(2),
            number(row, 3),
            row.getLong(4),
            seconds(row, 5),
            row.getBoolean(6),
            number(row, 7),
            row.getString(8),
            row.getString(9),
            row.getLong(10),
            row.getString(11),
            row.getString(12),
            row.getString(13),
            row.getString(14));

    private static Long number(ResultSet row, int place) throws SQLException {
        long number = row.getLong(place);
        return row.wasNull() ? null : number;
    }

    private static Double seconds(ResultSet row, int place) throws SQLException {
        double seconds = row.getDouble(place);
        return row.wasNull() ? null : seconds;
    }

    /** As the API shows it, in its key order. */
    public ObjectNode json(Instant now) {
        String names = (firstName + " " + lastName).strip();
        ObjectNode json = Json.object()
                .put("id", id)
                .put("user", email)
                .put("created_username", (names.isEmpty() ? "" : names + " ") + email + ", " + userId)
                .put("created_ago", TimeSince.of(Times.instant(createdAt), now));
        json.set("result", Json.parse(result));
        return json.put("lead_time", leadTime)
                .put("was_postponed", wasPostponed)
                .put("import_id", importId)
                .put("created_at", createdAt)
                .put("updated_at", updatedAt)
                .put("task", taskId)
                .put("annotation", annotationId);
    }
}
