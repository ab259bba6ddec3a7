package dev.tagloop.server.tasks;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * What some tasks add to the counters of their project.
 *
 * @param annotations not counting skips
 * @param useful annotations that are neither skips nor ground truth
 * @param annotatedTasks tasks with a useful annotation
 */
record Tally(
        long tasks,
        long finished,
        long predictions,
        long annotations,
        long skipped,
        long useful,
        long groundTruth,
        long annotatedTasks) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    private static final String SELECT = """
            SELECT COUNT(*) AS tasks,
              COALESCE(SUM(CASE WHEN t.is_labeled THEN 1 ELSE 0 END), 0) AS finished,
              COALESCE(SUM(t.total_predictions), 0) AS predictions,
              COALESCE(SUM(a.annotations), 0) AS annotations,
              COALESCE(SUM(a.skipped), 0) AS skipped,
              COALESCE(SUM(a.useful), 0) AS useful,
              COALESCE(SUM(a.ground_truth), 0) AS ground_truth,
              COALESCE(SUM(CASE WHEN a.useful > 0 THEN 1 ELSE 0 END), 0) AS annotated
            FROM tasks t LEFT JOIN (
              SELECT task_id,
                SUM(CASE WHEN was_cancelled THEN 0 ELSE 1 END) AS annotations,
                SUM(CASE WHEN was_cancelled THEN 1 ELSE 0 END) AS skipped,
                SUM(CASE WHEN was_cancelled OR ground_truth THEN 0 ELSE 1 END) AS useful,
                SUM(CASE WHEN ground_truth AND NOT was_cancelled THEN 1 ELSE 0 END) AS ground_truth
              FROM annotations WHERE task_id IN (%1$s) GROUP BY task_id) a ON a.task_id = t.id
            WHERE t.id IN (%1$s)
            """;

    static Tally of(Handle handle, Collection<Long> tasks) {
        return tasks.isEmpty()
                ? NOTHING
                : handle.createQuery(SELECT.formatted("<ids>"))
                        .bindList("ids", tasks)
                        .map((row, context) -> of(row))
                        .one();
    }

    /** Of the tasks of one import, visible or not. */
    static Tally ofImport(Handle handle, long importId) {
        return handle.createQuery(SELECT.formatted("SELECT id FROM tasks WHERE import_id = :import"))
                .bind("import", importId)
                .map((row, context) -> of(row))
                .one();
    }

    private static Tally of(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Tally(
                row.getLong("tasks"),
                row.getLong("finished"),
                row.getLong("predictions"),
                row.getLong("annotations"),
                row.getLong("skipped"),
                row.getLong("useful"),
                row.getLong("ground_truth"),
                row.getLong("annotated"));
    }

    Tally minus(Tally other) {
        return new Tally(
                tasks - other.tasks,
                finished - other.finished,
                predictions - other.predictions,
                annotations - other.annotations,
                skipped - other.skipped,
                useful - other.useful,
                groundTruth - other.groundTruth,
                annotatedTasks - other.annotatedTasks);
    }
}
