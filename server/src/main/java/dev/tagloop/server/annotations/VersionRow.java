package dev.tagloop.server.annotations;

import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of an annotation, without its result.
 *
 * @param version from 1
 * @param action the word of a {@link VersionAction}
 * @param createdBy whose doing it is; null when that account is gone
 * @param leadTime seconds; null when not told
 * @param parentPrediction the prediction that the annotation was made from; it may be gone
 */
public record VersionRow(
        long version,
        String action,
        Long createdBy,
        String createdAt,
        boolean wasCancelled,
        boolean groundTruth,
        Double leadTime,
        Long parentPrediction,
        long resultCount,
        String email,
        String firstName,
        String lastName) {
    private static final String KEPT =
            "SELECT version, action, created_by, created_at, was_cancelled, ground_truth, lead_time, parent_prediction, result_count"
                    + " FROM annotation_versions WHERE annotation_id = :id";
    private static final String NEWEST =
            "SELECT version, version_action AS action, COALESCE(version_by, updated_by, completed_by) AS created_by,"
                    + " COALESCE(version_at, updated_at) AS created_at, was_cancelled, ground_truth, lead_time, parent_prediction,"
                    + " result_count FROM annotations WHERE id = :id";

    /** All versions of the annotation {@code :id}, to be narrowed and ordered; {@code v} is the version. */
    static final String SELECT =
            "SELECT v.version, v.action, v.created_by, v.created_at, v.was_cancelled, v.ground_truth,"
                    + " v.lead_time, v.parent_prediction, v.result_count, COALESCE(u.email, '') AS email,"
                    + " COALESCE(u.first_name, '') AS first_name, COALESCE(u.last_name, '') AS last_name FROM ("
                    + NEWEST
                    + " UNION ALL " + KEPT + ") v LEFT JOIN users u ON u.id = v.created_by ";

    static final RowMapper<VersionRow> MAPPER = ConstructorMapper.of(VersionRow.class);

    /** As the API shows it. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("version", version).put("created_at", createdAt);
        if (createdBy == null) {
            json.putNull("user");
        } else {
            json.putObject("user")
                    .put("id", createdBy)
                    .put("email", email)
                    .put("first_name", firstName)
                    .put("last_name", lastName);
        }
        return json.put("action", action)
                .put("result_count", resultCount)
                .put("parent_prediction", parentPrediction)
                .put("lead_time", leadTime)
                .put("was_cancelled", wasCancelled)
                .put("ground_truth", groundTruth);
    }
}
