package dev.tagloop.server.projects;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.AnnotationChanges;
import dev.tagloop.server.storage.Columns;
import dev.tagloop.server.storage.Times;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Projects in the store. Every method works on the handle of the caller's transaction. */
public final class Projects {
    private Projects() {}

    /** The project, unless it is deleted. */
    public static Optional<Project> find(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM projects WHERE id = :id"
                        + " AND organization_id NOT IN (SELECT organization_id FROM trash_home)")
                .bind("id", id)
                .map((row, context) -> ProjectRow.map(row))
                .findOne();
    }

    /** The project. @throws ApiException 404 when there is none */
    public static Project get(Handle handle, long id) {
        return find(handle, id).orElseThrow(() -> ApiException.noMatch("Project"));
    }

    /** Stores a project; what {@code columns} does not name gets its default. */
    static long insert(Handle handle, long organization, long creator, Map<String, Object> columns) {
        String now = Times.now();
        Map<String, Object> all = new LinkedHashMap<>(columns);
        all.put("organization_id", organization);
        all.put("created_by", creator);
        all.put("created_at", now);
        all.put("updated_at", now);
        Columns named = new Columns(all);
        return named.bind(handle.createQuery(
                        "INSERT INTO projects (" + named.names() + ") VALUES (" + named.places() + ") RETURNING id"))
                .mapTo(Long.class)
                .one();
    }

    /** Changes columns, whose names never come from a request. */
    public static void update(Handle handle, long id, Map<String, Object> columns) {
        if (columns.isEmpty()) {
            return;
        }
        Columns named = new Columns(columns);
        named.bind(handle.createUpdate(
                        "UPDATE projects SET " + named.assignments() + ", updated_at = :updated_at WHERE id = :id"))
                .bind("updated_at", Times.now())
                .bind("id", id)
                .execute();
        if (columns.containsKey("label_config")) {
            AnnotationChanges.noteAll(handle, id);
        }
    }

    /** Removes a project for good. Large ones lose their tasks before. */
    public static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM projects WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** True when a prediction of this version exists in the project, or a backend under this title. */
    static boolean hasModelVersion(Handle handle, long project, String version) {
        return handle.createQuery("SELECT COUNT(*) FROM (SELECT 1 FROM predictions WHERE project_id = :project"
                                + " AND model_version = :version UNION ALL SELECT 1 FROM ml_backends"
                                + " WHERE project_id = :project AND title = :version LIMIT 1) AS one")
                        .bind("project", project)
                        .bind("version", version)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}
