package dev.tagloop.server.movein;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which projects of a source are here. */
final class MovedProjects {
    private MovedProjects() {}

    /** @param inTrash whether it was deleted since */
    record Moved(long project, boolean inTrash) {}

    static Optional<Moved> find(Handle handle, String source, long there) {
        return handle.createQuery(
                        "SELECT m.project_id, CASE WHEN p.organization_id IN (SELECT organization_id FROM trash_home)"
                                + " THEN TRUE ELSE FALSE END AS in_trash FROM moved_projects m JOIN projects p ON p.id = m.project_id"
                                + " WHERE m.source = :source AND m.source_project = :there")
                .bind("source", source)
                .bind("there", there)
                .map((row, context) -> new Moved(row.getLong("project_id"), row.getBoolean("in_trash")))
                .findOne();
    }

    static void note(Handle handle, String source, long there, long here, ProjectReport report) {
        handle.createUpdate("INSERT INTO moved_projects (source, source_project, project_id, moved_at, report)"
                        + " VALUES (:source, :there, :here, :now, :report)")
                .bind("source", source)
                .bind("there", there)
                .bind("here", here)
                .bind("now", Times.now())
                .bind("report", Json.stored(report.json()))
                .execute();
    }
}
