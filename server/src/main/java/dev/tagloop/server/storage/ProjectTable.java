package dev.tagloop.server.storage;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A table with at most one row a project, which is there once something was stored in it: until then all columns have their defaults. Every method
 * works on the handle of the caller's transaction; nothing happens for a project that is gone.
 *
 * @param name never from a request
 */
public record ProjectTable(String name) {
    /** Makes a project's row if there is none yet. */
    public void touch(Handle handle, long project) {
        handle.createUpdate("INSERT INTO " + name + " (project_id) SELECT id FROM projects WHERE id = :project"
                        + " ON CONFLICT (project_id) DO NOTHING")
                .bind("project", project)
                .execute();
    }

    /** Changes columns, whose names never come from a request. */
    public void update(Handle handle, long project, Map<String, Object> columns) {
        touch(handle, project);
        if (!columns.isEmpty()) {
            Columns named = new Columns(columns);
            named.bind(handle.createUpdate(
                            "UPDATE " + name + " SET " + named.assignments() + " WHERE project_id = :project"))
                    .bind("project", project)
                    .execute();
        }
    }
}
