package dev.tagloop.server.comments;

import dev.tagloop.server.accounts.Person;
import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A comment as it is stored.
 *
 * @param annotation the annotation that it is about; null for the task as a whole
 * @param region the id of the region that it is about; null for none
 * @param annotator who made the annotation; null for none
 * @param createdBy null when the account is gone
 * @param resolvedAt null while it is open
 * @param uniqueId the name that the author's program gave it before it sent it; null for none
 */
record Comment(
        long id,
        long task,
        Long annotation,
        String region,
        Long annotator,
        String text,
        Person createdBy,
        String createdAt,
        String updatedAt,
        Person resolvedBy,
        String resolvedAt,
        String uniqueId) {
    static final String SELECT =
            "SELECT c.id, c.task_id, c.annotation_id, c.region_id, a.completed_by, c.content, c.created_at, c.updated_at,"
                    + " c.resolved_at, c.unique_id, " + Person.columns("u", "author") + ", "
                    + Person.columns("r", "resolver")
                    + " FROM comments c LEFT JOIN users u ON u.id = c.created_by LEFT JOIN users r ON r.id = c.resolved_by"
                    + " LEFT JOIN annotations a ON a.id = c.annotation_id ";
    static final RowMapper<Comment> MAPPER = (row, context) -> {
        long annotation = row.getLong("annotation_id");
        boolean ofTask = row.wasNull();
        long completedBy = row.getLong("completed_by");
        // Asked before another column is read.
        Long annotator = row.wasNull() ? null : completedBy;
        return new Comment(
                row.getLong("id"),
                row.getLong("task_id"),
                ofTask ? null : (Long) annotation,
                row.getString("region_id"),
                annotator,
                row.getString("content"),
                Person.read(row, "author"),
                row.getString("created_at"),
                row.getString("updated_at"),
                Person.read(row, "resolver"),
                row.getString("resolved_at"),
                row.getString("unique_id"));
    };

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("task", task)
                .put("annotation", annotation)
                .put("region_id", region)
                .put("text", text);
        json.set("created_by", Person.json(createdBy));
        json.put("created_at", createdAt).put("updated_at", updatedAt).put("is_resolved", resolvedAt != null);
        json.set("resolved_by", Person.json(resolvedBy));
        return json.put("resolved_at", resolvedAt).put("unique_id", uniqueId);
    }
}
