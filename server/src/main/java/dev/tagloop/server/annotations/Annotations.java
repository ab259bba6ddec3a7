package dev.tagloop.server.annotations;

import dev.tagloop.server.http.ApiException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Annotations in the store. Every method works on the handle of the caller's transaction. */
public final class Annotations {
    private Annotations() {}

    public static Optional<AnnotationRow> find(Handle handle, long id) {
        return handle.createQuery(AnnotationRow.SELECT + "WHERE a.id = :id")
                .bind("id", id)
                .map(AnnotationRow.MAPPER)
                .findOne();
    }

    /** @throws ApiException 404 when there is none with this id */
    static AnnotationRow get(Handle handle, long id) {
        return find(handle, id).orElseThrow(() -> ApiException.noMatch("Annotation"));
    }

    /** Those with these ids, oldest first. */
    public static List<AnnotationRow> list(Handle handle, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(AnnotationRow.SELECT + "WHERE a.id IN (<ids>) ORDER BY a.id")
                .bindList("ids", ids)
                .map(AnnotationRow.MAPPER)
                .list();
    }

    /** All annotations of these tasks, oldest first. */
    public static List<AnnotationRow> ofTasks(Handle handle, Collection<Long> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(AnnotationRow.SELECT + "WHERE a.task_id IN (<tasks>) ORDER BY a.id")
                .bindList("tasks", tasks)
                .map(AnnotationRow.MAPPER)
                .list();
    }

    public static boolean isTaken(Handle handle, String uniqueId) {
        return withUniqueId(handle, uniqueId).isPresent();
    }

    /** The annotation that has a unique id. One of a deleted project gives its unique id away, as if it were not there. */
    public static Optional<Long> withUniqueId(Handle handle, String uniqueId) {
        Optional<Long> found = handle.createQuery("SELECT id FROM annotations WHERE unique_id = :unique")
                .bind("unique", uniqueId)
                .mapTo(Long.class)
                .findOne();
        return found.filter(id -> !givesAway(handle, id));
    }

    private static boolean givesAway(Handle handle, long annotation) {
        return handle.createUpdate("UPDATE annotations SET unique_id = :fresh WHERE id = :id"
                                + " AND project_id IN (SELECT object_id FROM trash WHERE kind = 'project')")
                        .bind("fresh", UniqueIds.fresh())
                        .bind("id", annotation)
                        .execute()
                > 0;
    }

    static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM annotations WHERE id = :id")
                .bind("id", id)
                .execute();
    }
}
