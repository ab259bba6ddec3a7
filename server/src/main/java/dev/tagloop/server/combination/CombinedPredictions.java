package dev.tagloop.server.combination;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.PredictionInserts;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.tasks.Counters;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What came of combining, in the store: only ever added to. Every method works on the handle of the caller's transaction. */
final class CombinedPredictions {
    private final Handle handle;
    private final long project;
    private final String version;

    CombinedPredictions(Handle handle, long project, String version) {
        this.handle = handle;
        this.project = project;
        this.version = version;
    }

    /** The tasks that have predictions of this version. */
    Set<Long> tasks() {
        return new TreeSet<>(handle.createQuery("SELECT DISTINCT p.task_id FROM predictions p JOIN visible_tasks t"
                        + " ON t.id = p.task_id WHERE p.project_id = :project AND p.model_version = :version")
                .bind("project", project)
                .bind("version", version)
                .mapTo(Long.class)
                .list());
    }

    /** Those of these tasks that have no prediction of this version yet. @throws ApiException 409 for one that says something else */
    List<Long> missing(Map<Long, Predictions.Content> contents) {
        Map<Long, Predictions.Content> there = new HashMap<>();
        handle.createQuery("SELECT p.task_id, p.score, b.result FROM predictions p JOIN prediction_bodies b"
                        + " ON b.prediction_id = p.id WHERE p.project_id = :project AND p.model_version = :version"
                        + " AND p.task_id IN (<tasks>) ORDER BY p.id")
                .bind("project", project)
                .bind("version", version)
                .bindList("tasks", contents.keySet())
                .map((row, context) -> {
                    double score = row.getDouble("score");
                    Double known = row.wasNull() ? null : score;
                    return there.put(
                            row.getLong("task_id"), new Predictions.Content(version, known, row.getString("result")));
                })
                .list();
        there.forEach((task, content) -> {
            if (!same(content, contents.get(task))) {
                throw taken(version, task);
            }
        });
        return contents.keySet().stream()
                .filter(task -> !there.containsKey(task))
                .sorted()
                .toList();
    }

    private static boolean same(Predictions.Content one, Predictions.Content other) {
        return Objects.equals(one.score(), other.score())
                && one.result() != null
                && Json.parse(one.result()).equals(Json.parse(other.result()));
    }

    /** That the name is taken by something else. */
    static ApiException taken(String version, long task) {
        return ApiException.of(
                409,
                "The version \"" + version + "\" has other predictions than would come of this, first for task " + task
                        + ": they stay as they are. Choose another name, or delete that version first.");
    }

    /** Adds predictions. @return how many there were not yet */
    int add(Map<Long, Predictions.Content> contents) throws Exception {
        Collection<Long> here = handle.createQuery(
                        "SELECT id FROM visible_tasks WHERE project_id = :project AND id IN (<tasks>)")
                .bind("project", project)
                .bindList("tasks", contents.keySet())
                .mapTo(Long.class)
                .set();
        List<Long> missing = missing(contents).stream().filter(here::contains).toList();
        if (missing.isEmpty()) {
            return 0;
        }
        return Counters.around(handle, project, missing, same -> {
            try (PredictionInserts inserts = new PredictionInserts(handle)) {
                for (long task : missing) {
                    inserts.insert(project, task, contents.get(task));
                }
            }
            Counters.recountPredictions(handle, missing);
            return missing.size();
        });
    }
}
