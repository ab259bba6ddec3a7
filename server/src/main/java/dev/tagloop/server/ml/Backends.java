package dev.tagloop.server.ml;

import dev.tagloop.server.storage.Columns;
import dev.tagloop.server.storage.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Connections to backends in the store. Every method works on the handle of the caller's transaction. */
final class Backends {
    private Backends() {}

    static Optional<BackendRow> find(Handle handle, long id) {
        return handle.createQuery(BackendRow.SELECT + "WHERE m.id = :id")
                .bind("id", id)
                .map(BackendRow.MAPPER)
                .findOne();
    }

    /** Those of a project, the oldest first. */
    static List<BackendRow> ofProject(Handle handle, long project) {
        return handle.createQuery(BackendRow.SELECT + "WHERE m.project_id = :project ORDER BY m.id")
                .bind("project", project)
                .map(BackendRow.MAPPER)
                .list();
    }

    /** Stores one and returns its id. @param columns by name; the names never come from a request */
    static long insert(Handle handle, Map<String, Object> columns) {
        Columns named = new Columns(columns);
        return named.bind(handle.createQuery("INSERT INTO ml_backends (created_at, updated_at, " + named.names()
                        + ") VALUES (:now, :now, " + named.places() + ") RETURNING id"))
                .bind("now", Times.now())
                .mapTo(Long.class)
                .one();
    }

    /** Changes columns, whose names never come from a request. */
    static void update(Handle handle, long id, Map<String, Object> columns) {
        Columns named = new Columns(columns);
        named.bind(handle.createUpdate(
                        "UPDATE ml_backends SET " + named.assignments() + ", updated_at = :now WHERE id = :id"))
                .bind("now", Times.now())
                .bind("id", id)
                .execute();
    }

    static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM ml_backends WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** Lets a project that shows this title's predictions show another's. */
    static void renameShown(Handle handle, long project, String title, String to) {
        handle.createUpdate("UPDATE projects SET model_version = :to WHERE id = :project AND model_version = :title"
                        + " AND model_version <> ''")
                .bind("to", to)
                .bind("project", project)
                .bind("title", title)
                .execute();
    }
}
