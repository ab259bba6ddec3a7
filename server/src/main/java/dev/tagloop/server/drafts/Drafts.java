package dev.tagloop.server.drafts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Drafts in the store. Every method works on the handle of the caller's transaction. */
public final class Drafts {
    private Drafts() {}

    public static Optional<DraftRow> find(Handle handle, long id) {
        return handle.createQuery(DraftRow.SELECT + "WHERE d.id = :id")
                .bind("id", id)
                .map(DraftRow.MAPPER)
                .findOne();
    }

    /** All drafts of these tasks, everybody's, oldest first. */
    public static List<DraftRow> ofTasks(Handle handle, Collection<Long> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(DraftRow.SELECT + "WHERE d.task_id IN (<tasks>) ORDER BY d.id")
                .bindList("tasks", tasks)
                .map(DraftRow.MAPPER)
                .list();
    }

    /** The drafts that would change this annotation. */
    public static List<DraftRow> ofAnnotation(Handle handle, long annotation) {
        return handle.createQuery(DraftRow.SELECT + "WHERE d.annotation_id = :annotation ORDER BY d.id")
                .bind("annotation", annotation)
                .map(DraftRow.MAPPER)
                .list();
    }

    /** Stores a draft. */
    public static long insert(
            Handle handle, long task, Long annotation, long user, Double leadTime, String result, String now) {
        return handle.createQuery(
                        "INSERT INTO drafts (task_id, annotation_id, user_id, lead_time, created_at, updated_at, result)"
                                + " VALUES (:task, :annotation, :user, :leadTime, :now, :now, :result) RETURNING id")
                .bind("task", task)
                .bind("annotation", annotation)
                .bind("user", user)
                .bind("leadTime", leadTime)
                .bind("now", now)
                .bind("result", result)
                .mapTo(Long.class)
                .one();
    }

    public static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM drafts WHERE id = :id").bind("id", id).execute();
    }
}
