package dev.tagloop.server.copies;

import dev.tagloop.server.imports.PendingImports;
import dev.tagloop.server.projects.Projects;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Counters;
import org.jdbi.v3.core.Handle;

/**
 * A project in the making, which nobody finds until {@link #publish}: it belongs to the organization of deleted projects, and a killed
 * server removes it at its next start.
 *
 * @param project its id
 * @param importId the pending import that its tasks arrive by
 */
public record HiddenProject(long project, long importId) {
    /**
     * Marks a project that was just made.
     *
     * @param organization where it will belong
     */
    public static HiddenProject begin(Handle handle, long project, long organization) {
        HiddenProject hidden = new HiddenProject(project, PendingImports.begin(handle, project));
        handle.createUpdate("INSERT INTO pending_copies (project_id, organization_id, import_id)"
                        + " VALUES (:project, :organization, :import)")
                .bind("project", project)
                .bind("organization", organization)
                .bind("import", hidden.importId())
                .execute();
        return hidden;
    }

    /** Lets the organization see it, with its counters. @throws ApiException 404 when it was swept meanwhile */
    public void publish(Handle handle) {
        PendingImports.publish(handle, importId);
        Counters.addedByImport(handle, project, importId);
        handle.createUpdate("UPDATE projects SET organization_id ="
                        + " (SELECT organization_id FROM pending_copies WHERE project_id = :project),"
                        + " last_inner_id = (SELECT COALESCE(MAX(inner_id), 0) FROM tasks WHERE project_id = :project)"
                        + " WHERE id = :project")
                .bind("project", project)
                .execute();
        handle.createUpdate("DELETE FROM pending_copies WHERE project_id = :project")
                .bind("project", project)
                .execute();
    }

    /** Removes what failed; its uploaded files are the caller's business. */
    public void undo(Database database) {
        PendingImports.sweep(database, importId);
        database.write(handle -> {
            Projects.delete(handle, project);
            return null;
        });
    }

    /** Removes what a killed server was at. */
    public static void sweepAll(Database database) {
        database.read(handle -> handle.createQuery(
                                "SELECT project_id, import_id FROM pending_copies ORDER BY project_id")
                        .map((row, context) -> new HiddenProject(row.getLong("project_id"), row.getLong("import_id")))
                        .list())
                .forEach(hidden -> hidden.undo(database));
    }
}
