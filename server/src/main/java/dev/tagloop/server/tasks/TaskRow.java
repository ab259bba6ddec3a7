package dev.tagloop.server.tasks;

import dev.tagloop.server.http.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import tools.jackson.databind.JsonNode;

/**
 * A task as it is stored.
 *
 * @param innerId its number inside the project
 * @param overlap how many annotations make it labelled
 * @param data stored JSON
 * @param meta stored JSON
 */
public record TaskRow(
        long id,
        long projectId,
        long innerId,
        long overlap,
        boolean isLabeled,
        String createdAt,
        String updatedAt,
        Long updatedBy,
        Long fileUploadId,
        long totalAnnotations,
        long cancelledAnnotations,
        long totalPredictions,
        String data,
        String meta) {
    static final String COLUMNS =
            "t.id, t.project_id, t.inner_id, t.overlap, t.is_labeled, t.created_at, t.updated_at, t.updated_by,"
                    + " t.file_upload_id, t.total_annotations, t.cancelled_annotations, t.total_predictions, b.data, b.meta";
    /** By the places in {@link #COLUMNS}: exports read thousands of rows. */
    static final RowMapper<TaskRow> MAPPER = (row, context) -> new TaskRow(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getBoolean(5),
            row.getString(6),
            row.getString(7),
            number(row, 8),
            number(row, 9),
            row.getLong(10),
            row.getLong(11),
            row.getLong(12),
            row.getString(13),
            row.getString(14));

    private static Long number(ResultSet row, int place) throws SQLException {
        long number = row.getLong(place);
        return row.wasNull() ? null : number;
    }

    /**
     * As if nobody but one person had answered it.
     *
     * @param when their last answer; null for none
     */
    TaskRow answeredAlone(boolean labeled, long annotations, long cancelled, String when, Long user) {
        return new TaskRow(
                id,
                projectId,
                innerId,
                overlap,
                labeled,
                createdAt,
                when == null ? createdAt : when,
                when == null ? null : user,
                fileUploadId,
                annotations,
                cancelled,
                totalPredictions,
                data,
                meta);
    }

    public JsonNode dataTree() {
        return Json.parse(data);
    }

    public JsonNode metaTree() {
        return Json.parse(meta);
    }
}
