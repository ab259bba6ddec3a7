package dev.tagloop.server.tasks;

import dev.tagloop.server.filters.TaskFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/** The tasks that a filter lets through, in its order, found in one walk through a project. */
record FoundTasks(PackedIds ids, TaskTotals totals) {
    private static final int FETCHED = 10_000;

    /** How much memory they take. */
    long bytes() {
        return ids.bytes();
    }

    static FoundTasks of(Handle handle, long project, TaskFilter filter) {
        return of(handle, project, filter, 0, Long.MAX_VALUE);
    }

    /** Those in some rows alone, and the sums over these. */
    static FoundTasks of(Handle handle, long project, TaskFilter filter, long offset, long limit) {
        TaskFilter here = filter.resolved(handle, project);
        return here.bind(handle.createQuery("SELECT t.id, t.total_annotations, t.total_predictions FROM " + here.from()
                        + " WHERE t.project_id = :project" + here.and()
                        + " ORDER BY " + here.order() + " LIMIT :limit OFFSET :offset"))
                .bind("project", project)
                .bind("limit", limit)
                .bind("offset", offset)
                .setFetchSize(FETCHED)
                .scanResultSet((rows, context) -> {
                    try (ResultSet result = rows.get()) {
                        return read(result);
                    }
                });
    }

    private static FoundTasks read(ResultSet rows) throws SQLException {
        LongStream.Builder ids = LongStream.builder();
        long tasks = 0;
        long annotations = 0;
        long predictions = 0;
        while (rows.next()) {
            ids.add(rows.getLong(1));
            tasks++;
            annotations += rows.getLong(2);
            predictions += rows.getLong(3);
        }
        return new FoundTasks(PackedIds.of(ids.build()), new TaskTotals(tasks, annotations, predictions));
    }
}
