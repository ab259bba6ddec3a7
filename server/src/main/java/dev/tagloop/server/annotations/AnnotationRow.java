package dev.tagloop.server.annotations;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;

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
    /** By the places in {@link #SELECT}: exports read thousands of rows. */
    static final RowMapper<AnnotationRow> MAPPER = (row, context) -> new AnnotationRow(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            number(row, 4),
            number(row, 5),
            number(row, 6),
            row.getBoolean(7),
            row.getBoolean(8),
            seconds(row, 9),
            row.getString(10),
            row.getString(11),
            row.getString(12),
            row.getString(13),
            number(row, 14),
            row.getString(15),
            row.getBoolean(16),
            number(row, 17),
            number(row, 18),
            row.getLong(19),
            row.getLong(20),
            row.getString(21),
            row.getString(22),
            row.getString(23),
            row.getString(24),
            row.getString(25));

    private static Long number(ResultSet row, int place) throws SQLException {
        long number = row.getLong(place);
        return row.wasNull() ? null : number;
    }

    private static Double seconds(ResultSet row, int place) throws SQLException {
        double seconds = row.getDouble(place);
        return row.wasNull() ? null : seconds;
    }
}
