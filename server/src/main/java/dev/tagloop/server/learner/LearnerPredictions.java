package dev.tagloop.server.learner;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.PredictionInserts;
import dev.tagloop.server.predictions.PredictionRow;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.Counters;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the learner predicted, in the store. The last prediction of a task is the one that counts; earlier ones of other versions stay. One of the
 * same version is replaced, since the learner knows more with every label, unless an annotation was made from it.
 */
public final class LearnerPredictions {
    /** Of tasks {@code t}: nobody has labelled them and a version has not predicted them. */
    static final String UNPREDICTED = " AND t.total_annotations + t.cancelled_annotations = 0"
            + " AND NOT EXISTS (SELECT 1 FROM predictions p WHERE p.task_id = t.id AND p.by_learner"
            + " AND p.model_version = :version)";

    /** A project's tasks of which that holds. */
    static final String OPEN = " FROM visible_tasks t WHERE t.project_id = :project" + UNPREDICTED;

    private LearnerPredictions() {}

    /** A prediction that is there. @param used whether an annotation was made from it */
    private record Old(long id, long task, String version, Double score, String result, boolean used) {
        /** Ids of regions are made anew with every answer and tell nothing. */
        boolean says(Predictions.Content content) {
            return version.equals(content.modelVersion())
                    && Objects.equals(score, content.score())
                    && bare(Json.parse(result)).equals(bare(Json.parse(content.result())));
        }

        private static JsonNode bare(JsonNode result) {
            result.forEach(region -> {
                if (region instanceof ObjectNode object) {
                    object.remove("id");
                }
            });
            return result;
        }
    }

    /** Stores predictions of tasks that are there. @return how many say something new */
    static int store(Handle handle, long project, Map<Long, Predictions.Content> contents) throws Exception {
        Set<Long> there = handle.createQuery(
                        "SELECT id FROM visible_tasks WHERE project_id = :project AND id IN (<ids>)")
                .bind("project", project)
                .bindList("ids", contents.keySet())
                .mapTo(Long.class)
                .set();
        Map<Long, Old> last = new HashMap<>();
        Map<Long, Old> replaced = new HashMap<>();
        for (Old old : all(handle, there)) {
            last.put(old.task(), old);
            if (!old.used() && old.version().equals(contents.get(old.task()).modelVersion())) {
                replaced.put(old.task(), old);
            }
        }
        there.removeIf(task -> last.containsKey(task) && last.get(task).says(contents.get(task)));
        if (there.isEmpty()) {
            return 0;
        }
        return Counters.around(handle, project, there, same -> {
            try (PredictionInserts inserts = new PredictionInserts(handle)) {
                for (long task : there) {
                    if (replaced.containsKey(task)) {
                        replace(handle, replaced.get(task).id(), contents.get(task));
                    } else {
                        mark(handle, inserts.insert(project, task, contents.get(task)));
                    }
                }
            }
            Counters.recountPredictions(handle, there);
            return there.size();
        });
    }

    /** How many predictions of the learner each version has, that of the last prediction first. */
    static Map<String, Long> versions(Handle handle, long project) {
        Map<String, Long> versions = new LinkedHashMap<>();
        handle.createQuery("SELECT p.model_version AS version, COUNT(*) AS number, MAX(p.id) AS last FROM predictions p"
                        + " JOIN visible_tasks t ON t.id = p.task_id"
                        + " WHERE t.project_id = :project AND p.by_learner"
                        + " GROUP BY p.model_version ORDER BY last DESC")
                .bind("project", project)
                .mapToMap()
                .forEach(row ->
                        versions.put(String.valueOf(row.get("version")), ((Number) row.get("number")).longValue()));
        return versions;
    }

    private static void mark(Handle handle, long id) {
        handle.createUpdate("UPDATE predictions SET by_learner = TRUE WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** It is the last one from now on. */
    private static void replace(Handle handle, long id, Predictions.Content content) {
        Predictions.update(handle, id, content);
        handle.createUpdate("UPDATE predictions SET created_at = :now WHERE id = :id")
                .bind("now", Times.now())
                .bind("id", id)
                .execute();
    }

    /** The learner's, by the time that they were made. */
    private static List<Old> all(Handle handle, Collection<Long> tasks) {
        return tasks.isEmpty()
                ? List.of()
                : handle.createQuery("SELECT p.id, p.task_id, p.model_version, p.score, b.result, EXISTS (SELECT 1"
                                + " FROM annotations a WHERE a.parent_prediction = p.id) AS used FROM predictions p"
                                + " JOIN prediction_bodies b ON b.prediction_id = p.id"
                                + " WHERE p.task_id IN (<tasks>) AND p.by_learner ORDER BY p.created_at, p.id")
                        .bindList("tasks", tasks)
                        .map((row, context) -> {
                            double score = row.getDouble("score");
                            Double known = row.wasNull() ? null : score;
                            return new Old(
                                    row.getLong("id"),
                                    row.getLong("task_id"),
                                    row.getString("model_version"),
                                    known,
                                    row.getString("result"),
                                    row.getBoolean("used"));
                        })
                        .list();
    }

    /** A task's predictions without those that the learner has said something else after. @param all those of the task */
    public static List<PredictionRow> withoutOutdated(Handle handle, long task, List<PredictionRow> all) {
        if (all.size() < 2) {
            return all;
        }
        Set<Long> outdated = outdated(handle, task);
        return all.stream()
                .filter(prediction -> !outdated.contains(prediction.id()))
                .toList();
    }

    private static Set<Long> outdated(Handle handle, long task) {
        List<Long> all = handle.createQuery("SELECT p.id FROM predictions p WHERE p.task_id = :task AND p.by_learner"
                        + " ORDER BY p.created_at, p.id")
                .bind("task", task)
                .mapTo(Long.class)
                .list();
        return all.isEmpty() ? Set.of() : Set.copyOf(all.subList(0, all.size() - 1));
    }

    /** Tasks that nobody has labelled and this version has not predicted, by rising id. */
    static List<Long> open(Handle handle, long project, String version, long after, int limit) {
        return handle.createQuery("SELECT t.id" + OPEN + " AND t.id > :after ORDER BY t.id LIMIT :limit")
                .bind("project", project)
                .bind("after", after)
                .bind("version", version)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** How many those are. */
    static long countOpen(Handle handle, long project, String version) {
        return handle.createQuery("SELECT COUNT(*)" + OPEN)
                .bind("project", project)
                .bind("version", version)
                .mapTo(Long.class)
                .one();
    }
}
