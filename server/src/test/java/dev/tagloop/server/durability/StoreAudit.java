package dev.tagloop.server.durability;

import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Looks into the file of a stopped server: is it whole, and does every counter say what a recount says? */
public final class StoreAudit {
    private static final String TASKS = """
            SELECT t.id FROM tasks t WHERE
              t.total_annotations <> (SELECT COUNT(*) FROM annotations a WHERE a.task_id = t.id AND NOT a.was_cancelled)
              OR t.cancelled_annotations <> (SELECT COUNT(*) FROM annotations a WHERE a.task_id = t.id AND a.was_cancelled)
              OR t.total_predictions <> (SELECT COUNT(*) FROM predictions p WHERE p.task_id = t.id)
              OR NOT EXISTS (SELECT 1 FROM task_bodies b WHERE b.task_id = t.id)
            """;
    private static final String BODIES = """
            SELECT a.id FROM annotations a WHERE NOT EXISTS (SELECT 1 FROM annotation_bodies b WHERE b.annotation_id = a.id)
            UNION ALL
            SELECT p.id FROM predictions p WHERE NOT EXISTS (SELECT 1 FROM prediction_bodies b WHERE b.prediction_id = p.id)
            """;
    /** Every version but the newest lies in the history, and what it does not hold itself a later one does. */
    private static final String VERSIONS = """
            SELECT a.id FROM annotations a WHERE a.version <> 1
              + (SELECT COUNT(*) FROM annotation_versions v WHERE v.annotation_id = a.id AND v.version < a.version)
              OR EXISTS (SELECT 1 FROM annotation_versions v WHERE v.annotation_id = a.id AND v.version >= a.version)
              OR EXISTS (SELECT 1 FROM annotation_version_bodies v WHERE v.annotation_id = a.id AND v.version >= a.version)
            """;
    /** Each counter of a project and the count that it stands for. */
    private static final Map<String, String> COUNTERS = Map.of(
            "task_number",
            "SELECT COUNT(*) FROM visible_tasks t WHERE t.project_id = p.id",
            "finished_task_number",
            "SELECT COUNT(*) FROM visible_tasks t WHERE t.project_id = p.id AND t.is_labeled",
            "total_predictions_number",
            "SELECT COUNT(*) FROM predictions x JOIN visible_tasks t ON t.id = x.task_id WHERE t.project_id = p.id",
            "total_annotations_number",
            "SELECT COUNT(*) FROM annotations x JOIN visible_tasks t ON t.id = x.task_id WHERE t.project_id = p.id"
                    + " AND NOT x.was_cancelled",
            "skipped_annotations_number",
            "SELECT COUNT(*) FROM annotations x JOIN visible_tasks t ON t.id = x.task_id WHERE t.project_id = p.id"
                    + " AND x.was_cancelled",
            "useful_annotation_number",
            "SELECT COUNT(*) FROM annotations x JOIN visible_tasks t ON t.id = x.task_id WHERE t.project_id = p.id"
                    + " AND NOT x.was_cancelled AND NOT x.ground_truth",
            "ground_truth_number",
            "SELECT COUNT(*) FROM annotations x JOIN visible_tasks t ON t.id = x.task_id WHERE t.project_id = p.id"
                    + " AND NOT x.was_cancelled AND x.ground_truth",
            "num_tasks_with_annotations",
            "SELECT COUNT(DISTINCT t.id) FROM annotations x JOIN visible_tasks t ON t.id = x.task_id"
                    + " WHERE t.project_id = p.id AND NOT x.was_cancelled AND NOT x.ground_truth");

    private StoreAudit() {}

    /** What is wrong; nothing, one hopes. */
    public static List<String> problems(Path folder) {
        return TestDatabases.jdbi(folder).withHandle(StoreAudit::problems);
    }

    private static List<String> problems(Handle handle) {
        List<String> problems = new ArrayList<>();
        if (!TestDatabases.arePostgres()) {
            // A file can be damaged by the death of whoever writes it. PostgreSQL's files are written by another
            // process.
            String integrity = handle.createQuery("PRAGMA integrity_check")
                    .mapTo(String.class)
                    .first();
            if (!integrity.equals("ok")) {
                problems.add("integrity: " + integrity);
            }
            add(
                    problems,
                    "broken references",
                    handle,
                    "SELECT \"table\" || ' row ' || rowid FROM pragma_foreign_key_check");
        }
        add(problems, "unfinished imports", handle, "SELECT id FROM pending_imports");
        add(problems, "tasks that count wrongly", handle, TASKS);
        add(problems, "annotations or predictions without a body", handle, BODIES);
        add(problems, "annotations with gaps in their history", handle, VERSIONS);
        COUNTERS.forEach((column, count) -> add(
                problems,
                column,
                handle,
                "SELECT 'project ' || p.id || ' says ' || p." + column + ", counted ' || (" + count
                        + ") FROM projects p WHERE p." + column + " <> (" + count + ")"));
        return problems;
    }

    private static void add(List<String> problems, String what, Handle handle, String sql) {
        List<String> found = handle.createQuery(sql.replace(", counted '", " || ', counted '"))
                .mapTo(String.class)
                .list();
        if (!found.isEmpty()) {
            problems.add(what + ": " + found);
        }
    }
}
