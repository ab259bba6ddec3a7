package dev.tagloop.server.annotations;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * An annotation as it is stored, with the names of its annotator.
 *
 * @param completedBy null when the annotator's account is gone
 * @param leadTime seconds; null when not told
 * @param version the number of its newest version, from 1
 * @param result stored JSON; null when it was sent without one
 * @param prediction stored JSON of the prediction that the annotator saw; null for none
 */
public record AnnotationRow(
        long id,
        long taskId,
        long projectId,
        Long completedBy,
        Long updatedBy,
        Long lastCreatedBy,
        boolean wasCancelled,
        boolean groundTruth,
        Double leadTime,
        String createdAt,
        String updatedAt,
        String draftCreatedAt,
        String uniqueId,
        Long importId,
        String lastAction,
        boolean bulkCreated,
        Long parentPrediction,
        Long parentAnnotation,
        long resultCount,
        long version,
        String result,
        String prediction,
        String email,
        String firstName,
        String lastName) {
    static final String SELECT =
            "SELECT a.id, a.task_id, a.project_id, a.completed_by, a.updated_by, a.last_created_by, a.was_cancelled,"
                    + " a.ground_truth, a.lead_time, a.created_at, a.updated_at, a.draft_created_at, a.unique_id, a.import_id, a.last_action,"
                    + " a.bulk_created, a.parent_prediction, a.parent_annotation, a.result_count, a.version, b.result, b.prediction,"
                    + " COALESCE(u.email, '') AS email, COALESCE(u.first_name, '') AS first_name, COALESCE(u.last_name, '') AS last_name"
                    + " FROM annotations a JOIN annotation_bodies b ON b.annotation_id = a.id LEFT JOIN users u ON u.id = a.completed_by ";
    static final RowMapper<AnnotationRow> MAPPER = ConstructorMapper.of(AnnotationRow.class);
}
