package dev.tagloop.server.dashboard;

import org.jdbi.v3.core.Handle;

/** Tells whether something was labelled or changed: while this stays the same, so do answers that were counted of it. */
public final class DataVersion {
    private DataVersion() {}

    /** That of a project's tasks and annotations; "" when it is gone. */
    public static String of(Handle handle, long project) {
        return handle.createQuery(
                        "SELECT p.task_number, p.finished_task_number, p.total_annotations_number, p.skipped_annotations_number,"
                                + " (SELECT MAX(a.updated_at) FROM annotations a WHERE a.project_id = p.id) AS changed,"
                                + " (SELECT MAX(a.id) FROM annotations a WHERE a.project_id = p.id) AS newest"
                                + " FROM projects p WHERE p.id = :project")
                .bind("project", project)
                .map((row, context) -> row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3) + " "
                        + row.getLong(4) + " " + row.getString(5) + " " + row.getLong(6))
                .findOne()
                .orElse("");
    }
}
