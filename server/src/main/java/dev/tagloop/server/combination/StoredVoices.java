package dev.tagloop.server.combination;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.annotations.StoredRegions;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.quality.Rater;
import dev.tagloop.server.storage.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import tools.jackson.databind.node.ObjectNode;

/** Reads what voices said out of the store, inside one transaction. Skipped tasks are no answers. */
final class StoredVoices {
    private static final String PEOPLE =
            "SELECT a.task_id AS task, CAST(a.completed_by AS TEXT) AS voice FROM annotations a"
                    + " WHERE a.project_id = :project AND a.was_cancelled = FALSE AND a.completed_by ";
    private static final String MODELS = "SELECT p.task_id AS task, '" + Rater.MODEL
            + "' || p.model_version AS voice FROM predictions p WHERE p.project_id = :project AND p.model_version ";

    private final Handle handle;
    private final long project;

    StoredVoices(Handle handle, long project) {
        this.handle = handle;
        this.project = project;
    }

    /** Everybody whose answers are there, with the number of tasks: people by their number, then versions by their name. */
    Map<String, Long> all() {
        Map<String, Long> found = new TreeMap<>(Rater.ORDER);
        handle.createQuery("SELECT s.voice, COUNT(DISTINCT s.task) AS tasks FROM (" + PEOPLE + "IS NOT NULL UNION ALL "
                        + MODELS + "<> '') s JOIN visible_tasks t ON t.id = s.task GROUP BY s.voice")
                .bind("project", project)
                .map((row, context) -> found.put(row.getString("voice"), row.getLong("tasks")))
                .list();
        return found;
    }

    /** Tasks that so many of the recipe's voices have answered, or more, by their number. */
    List<Long> tasks(Recipe recipe, int least) {
        return tasks(recipe, least, "");
    }

    /** Tasks that a version among the recipe's voices has predicted and somebody has answered. */
    List<Long> labelled(Recipe recipe) {
        return recipe.versions().isEmpty()
                ? List.of()
                : tasks(
                        recipe,
                        1,
                        " AND EXISTS (SELECT 1 FROM annotations l WHERE l.task_id = s.task AND l.was_cancelled = FALSE)");
    }

    private List<Long> tasks(Recipe recipe, int least, String more) {
        List<String> parts = new ArrayList<>();
        if (!recipe.annotators().isEmpty()) {
            parts.add(PEOPLE + "IN (<annotators>)");
        }
        if (!recipe.versions().isEmpty()) {
            parts.add(MODELS + "IN (<versions>)");
        }
        return query(
                        "SELECT s.task FROM (" + String.join(" UNION ALL ", parts)
                                + ") s JOIN visible_tasks t ON t.id = s.task GROUP BY s.task"
                                + " HAVING COUNT(DISTINCT s.voice) >= :least" + more + " ORDER BY s.task",
                        recipe)
                .bind("project", project)
                .bind("least", least)
                .mapTo(Long.class)
                .list();
    }

    private Query query(String sql, Recipe recipe) {
        Query query = handle.createQuery(sql);
        query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        if (!recipe.annotators().isEmpty()) {
            query.bindList("annotators", recipe.annotators());
        }
        return recipe.versions().isEmpty() ? query : query.bindList("versions", recipe.versions());
    }

    /** What was said of these tasks, in their order; without those that are gone. */
    List<TaskAnswers> read(List<Long> tasks, Recipe recipe) {
        Map<Long, Map<String, Answer>> said = new HashMap<>();
        Map<Long, Answer> truths = new HashMap<>();
        people(tasks, recipe, said, truths);
        if (!recipe.versions().isEmpty()) {
            models(tasks, recipe, said);
        }
        Map<Long, String> data = new LinkedHashMap<>();
        handle.createQuery("SELECT b.task_id, b.data FROM task_bodies b JOIN visible_tasks t ON t.id = b.task_id"
                        + " WHERE b.task_id IN (<tasks>) AND t.project_id = :project ORDER BY b.task_id")
                .bindList("tasks", tasks)
                .bind("project", project)
                .map((row, context) -> data.put(row.getLong(1), row.getString(2)))
                .list();
        List<TaskAnswers> found = new ArrayList<>();
        data.forEach((task, own) -> {
            ObjectNode json = Json.object().put("id", task);
            json.set("data", Json.parse(own));
            found.add(new TaskAnswers(
                    task,
                    new Task(JsonObject.owning(json)),
                    said.getOrDefault(task, Map.of()),
                    Optional.ofNullable(truths.get(task))));
        });
        return found;
    }

    /** All answers are read, since those of others may be the truth. */
    private void people(
            List<Long> tasks, Recipe recipe, Map<Long, Map<String, Answer>> said, Map<Long, Answer> truths) {
        Set<Long> marked = new HashSet<>();
        handle.createQuery("SELECT a.task_id, a.completed_by, a.ground_truth, a.created_at, b.result FROM annotations a"
                        + " JOIN annotation_bodies b ON b.annotation_id = a.id WHERE a.task_id IN (<tasks>)"
                        + " AND a.was_cancelled = FALSE ORDER BY a.id")
                .bindList("tasks", tasks)
                .map((row, context) -> {
                    long task = row.getLong("task_id");
                    Answer answer = answer(row, OptionalDouble.empty(), false);
                    if (row.getBoolean("ground_truth")) {
                        marked.add(task);
                        truths.put(task, answer);
                    } else if (!marked.contains(task)) {
                        truths.put(task, answer);
                    }
                    String voice = row.getString("completed_by");
                    if (voice != null && recipe.voices().containsKey(voice)) {
                        said.computeIfAbsent(task, key -> new TreeMap<>()).put(voice, answer);
                    }
                    return task;
                })
                .list();
    }

    private void models(List<Long> tasks, Recipe recipe, Map<Long, Map<String, Answer>> said) {
        query(
                        "SELECT p.task_id, p.model_version, p.created_at, p.score, b.result FROM predictions p"
                                + " JOIN prediction_bodies b ON b.prediction_id = p.id WHERE p.task_id IN (<tasks>)"
                                + " AND p.model_version IN (<versions>) ORDER BY p.created_at, p.id",
                        recipe)
                .bindList("tasks", tasks)
                .map((row, context) -> {
                    double score = row.getDouble("score");
                    OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(score);
                    return said.computeIfAbsent(row.getLong("task_id"), task -> new TreeMap<>())
                            .put(Rater.ofModel(row.getString("model_version")), answer(row, known, true));
                })
                .list();
    }

    private static Answer answer(ResultSet row, OptionalDouble score, boolean model) throws SQLException {
        return new Answer(
                StoredRegions.of(row.getString("result")), score, model, Times.instant(row.getString("created_at")));
    }
}
