package dev.tagloop.server.tasks;

import dev.tagloop.server.http.ApiException;
import org.jdbi.v3.core.Handle;

/** Sums over all tasks that match, not over a page of them. */
record TaskTotals(long tasks, long annotations, long predictions) {
    /** Those of a whole project, which its counters know. */
    static TaskTotals of(Handle handle, long project) {
        return handle.createQuery("SELECT task_number, total_annotations_number, total_predictions_number"
                        + " FROM projects WHERE id = :project")
                .bind("project", project)
                .map((row, context) -> new TaskTotals(row.getLong(1), row.getLong(2), row.getLong(3)))
                .findOne()
                .orElseThrow(() -> ApiException.noMatch("Project"));
    }
}
