package dev.tagloop.server.comments;

import dev.tagloop.server.storage.Times;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Comments in the store. Every method works on the handle of the caller's transaction. */
public final class Comments {
    private Comments() {}

    /**
     * What a comment is about.
     *
     * @param annotation null for the task as a whole
     * @param region the id of a region; null for none
     */
    public record Subject(long task, Long annotation, String region) {}

    static Optional<Comment> find(Handle handle, long id) {
        return handle.createQuery(Comment.SELECT + "WHERE c.id = :id")
                .bind("id", id)
                .map(Comment.MAPPER)
                .findOne();
    }

    /** The comments of a task, on its annotations as well, oldest first. */
    static List<Comment> ofTask(Handle handle, long task) {
        return handle.createQuery(Comment.SELECT + "WHERE c.task_id = :task ORDER BY c.id")
                .bind("task", task)
                .map(Comment.MAPPER)
                .list();
    }

    /** The comment that this person stored under this name. */
    static Optional<Long> named(Handle handle, long user, String uniqueId) {
        return handle.createQuery("SELECT id FROM comments WHERE created_by = :user AND unique_id = :unique")
                .bind("user", user)
                .bind("unique", uniqueId)
                .mapTo(Long.class)
                .findOne();
    }

    /** Stores a comment and returns its id. */
    public static long insert(Handle handle, Subject subject, long user, String text) {
        return insert(handle, subject, user, text, null);
    }

    /** @param uniqueId the name that the caller's program gave it; null for none */
    static long insert(Handle handle, Subject subject, long user, String text, String uniqueId) {
        long id = handle.createQuery("INSERT INTO comments"
                        + " (task_id, annotation_id, region_id, created_by, created_at, updated_at, content, unique_id)"
                        + " VALUES (:task, :annotation, :region, :user, :now, :now, :text, :unique) RETURNING id")
                .bind("unique", uniqueId)
                .bind("task", subject.task())
                .bind("annotation", subject.annotation())
                .bind("region", subject.region())
                .bind("user", user)
                .bind("now", Times.now())
                .bind("text", text)
                .mapTo(Long.class)
                .one();
        Notices.tell(handle, id);
        return id;
    }

    static void setText(Handle handle, long id, String text) {
        handle.createUpdate("UPDATE comments SET content = :text, updated_at = :now WHERE id = :id")
                .bind("text", text)
                .bind("now", Times.now())
                .bind("id", id)
                .execute();
        Notices.tell(handle, id);
    }

    /** Resolves a comment or opens it again; one that is so already stays as it is. */
    static void setResolved(Handle handle, long id, boolean resolved, long user) {
        String now = Times.now();
        handle.createUpdate(
                        "UPDATE comments SET resolved_at = :resolvedAt, resolved_by = :resolvedBy, updated_at = :now"
                                + " WHERE id = :id AND resolved_at IS " + (resolved ? "NULL" : "NOT NULL"))
                .bind("resolvedAt", resolved ? now : null)
                .bind("resolvedBy", resolved ? (Long) user : null)
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM comments WHERE id = :id")
                .bind("id", id)
                .execute();
    }
}
