package dev.tagloop.server.tasks;

import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
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
    static final RowMapper<TaskRow> MAPPER = ConstructorMapper.of(TaskRow.class);

    public JsonNode dataTree() {
        return Json.parse(data);
    }

    public JsonNode metaTree() {
        return Json.parse(meta);
    }
}
