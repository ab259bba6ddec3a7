package dev.tagloop.server.queue;

import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;

/** Which tasks an annotator was given, in order, and what became of them. */
public final class StreamHistory {
    private StreamHistory() {}

    /** Notes that the account was given a task. @param limit how many tasks the history holds; the oldest go */
    static void streamed(Handle handle, long project, long task, long user, int limit) {
        handle.createUpdate("INSERT INTO stream_history (user_id, project_id, task_id) VALUES (:user, :project, :task)"
                        + " ON CONFLICT (user_id, task_id) DO NOTHING")
                .bind("user", user)
                .bind("project", project)
                .bind("task", task)
                .execute();
        handle.createUpdate("DELETE FROM stream_history WHERE user_id = :user AND project_id = :project AND id <="
                        + " (SELECT id FROM stream_history WHERE user_id = :user AND project_id = :project"
                        + " ORDER BY id DESC LIMIT 1 OFFSET :limit)")
                .bind("user", user)
                .bind("project", project)
                .bind("limit", limit)
                .execute();
    }

    /** Notes the annotation of a task that the account was given. */
    public static void annotated(Handle handle, long project, long task, long user, long annotation) {
        handle.createUpdate("UPDATE stream_history SET annotation_id = :annotation"
                        + " WHERE user_id = :user AND task_id = :task AND project_id = :project")
                .bind("annotation", annotation)
                .bind("user", user)
                .bind("task", task)
                .bind("project", project)
                .execute();
    }

    static ArrayNode json(Handle handle, long project, long user) {
        ArrayNode list = Json.array();
        handle.createQuery(
                        "SELECT task_id, annotation_id FROM stream_history WHERE user_id = :user AND project_id = :project ORDER BY id")
                .bind("user", user)
                .bind("project", project)
                .map((row, context) -> {
                    long annotation = row.getLong("annotation_id");
                    Long known = row.wasNull() ? null : annotation;
                    return list.addObject()
                            .put("taskId", row.getLong("task_id"))
                            .put("annotationId", known);
                })
                .list();
        return list;
    }
}
