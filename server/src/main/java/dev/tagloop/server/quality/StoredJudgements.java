package dev.tagloop.server.quality;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.annotations.StoredRegions;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.SampleOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what raters said out of the store, inside one reading transaction. Of several answers of one rater to a task the newest counts;
 * skips do not, nor do answers of accounts that are gone.
 */
final class StoredJudgements {
    private static final int WINDOW = 200;
    private static final int MOST_VERSIONS = 100;

    private static final String SAID = "SELECT a.task_id AS task, a.id AS answer, CAST(a.completed_by AS TEXT) AS rater"
            + " FROM annotations a WHERE a.project_id = :project AND a.was_cancelled = FALSE AND a.completed_by IS NOT NULL";

    private static final String PREDICTED = " UNION ALL SELECT p.task_id, p.id, '" + Rater.MODEL
            + "' || p.model_version FROM predictions p WHERE p.project_id = :project AND p.model_version IN (<models>)";

    private final Handle handle;
    private final Question question;
    private final JudgedControl control;

    StoredJudgements(Handle handle, Question question) {
        this.handle = handle;
        this.question = question;
        this.control = question.controlTag();
    }

    /**
     * Tasks that two raters or more have answered, and where only one's own work is seen those of them that one has. They come in an order that
     * has nothing to do with what they are, so that the first of them are a sample.
     */
    List<Long> tasks() {
        String own =
                question.sight().isEverything() ? "" : " AND SUM(CASE WHEN s.rater = :viewer THEN 1 ELSE 0 END) > 0";
        String sql = "SELECT s.task FROM (" + said() + ") s JOIN visible_tasks t ON t.id = s.task"
                + " GROUP BY s.task HAVING COUNT(DISTINCT s.rater) >= 2" + own + " ORDER BY s.task";
        return SampleOrder.of(query(sql).mapTo(Long.class).list());
    }

    private String said() {
        return question.models().isEmpty() ? SAID : SAID + PREDICTED;
    }

    private org.jdbi.v3.core.statement.Query query(String sql) {
        org.jdbi.v3.core.statement.Query query = handle.createQuery(sql).bind("project", question.project());
        query.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setUnusedBindingAllowed(true);
        question.sight().viewer().ifPresent(viewer -> query.bind("viewer", Long.toString(viewer)));
        return question.models().isEmpty() ? query : query.bindList("models", question.models());
    }

    /** Tells of tasks one after the other, some at a time in memory, until enough is said. @param enough asked after each */
    void read(List<Long> tasks, Consumer<Judged> each, java.util.function.BooleanSupplier enough) {
        for (int from = 0; from < tasks.size() && !enough.getAsBoolean(); from += WINDOW) {
            List<Long> some = tasks.subList(from, Math.min(from + WINDOW, tasks.size()));
            Map<Long, Map<String, Answer>> answers = answers(some);
            Map<Long, String> data = data(some);
            for (long task : some) {
                if (answers.containsKey(task) && data.containsKey(task)) {
                    judged(task, data.get(task), answers.get(task))
                            .filter(judged -> judged.raters().size() > 1)
                            .ifPresent(each);
                }
            }
        }
    }

    /** What raters said of one task, however few they are. */
    Optional<Judged> of(long task) {
        Map<String, Answer> answers = answers(List.of(task)).get(task);
        String data = data(List.of(task)).get(task);
        return answers == null || data == null ? Optional.empty() : judged(task, data, answers);
    }

    /** The answers that count of tasks, one each: that which is marked as the truth, else the newest. */
    List<LabelledTexts.Labelled> counting(List<Long> tasks) {
        Map<Long, Answer> counting = new TreeMap<>();
        handle.createQuery("SELECT a.id, a.task_id, a.created_at, b.result FROM annotations a"
                        + " JOIN annotation_bodies b ON b.annotation_id = a.id WHERE a.task_id IN (<tasks>)"
                        + " AND a.was_cancelled = FALSE ORDER BY CASE WHEN a.ground_truth THEN 1 ELSE 0 END, a.id")
                .bindList("tasks", tasks)
                .map((row, context) -> counting.put(row.getLong("task_id"), answer(row)))
                .list();
        Map<Long, String> data = data(tasks);
        List<LabelledTexts.Labelled> found = new ArrayList<>();
        counting.forEach((task, answer) -> {
            String own = data.get(task);
            if (own != null) {
                judged(task, own, Map.of("", answer))
                        .ifPresent(judged -> found.add(LabelledTexts.of(answer.id(), judged, own)));
            }
        });
        return found;
    }

    private record Answer(long id, String at, List<Region> result) {}

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(row.getLong("id"), row.getString("created_at"), StoredRegions.of(row.getString("result")));
    }

    private Map<Long, Map<String, Answer>> answers(List<Long> tasks) {
        Map<Long, Map<String, Answer>> found = new HashMap<>();
        handle.createQuery("SELECT a.id, a.task_id, a.completed_by, a.created_at, b.result FROM annotations a"
                        + " JOIN annotation_bodies b ON b.annotation_id = a.id WHERE a.task_id IN (<tasks>)"
                        + " AND a.was_cancelled = FALSE AND a.completed_by IS NOT NULL ORDER BY a.id")
                .bindList("tasks", tasks)
                .map((row, context) -> found.computeIfAbsent(row.getLong("task_id"), task -> new TreeMap<>())
                        .put(row.getString("completed_by"), answer(row)))
                .list();
        if (!question.models().isEmpty()) {
            handle.createQuery("SELECT p.id, p.task_id, p.model_version, p.created_at, b.result FROM predictions p"
                            + " JOIN prediction_bodies b ON b.prediction_id = p.id WHERE p.task_id IN (<tasks>)"
                            + " AND p.model_version IN (<models>) ORDER BY p.created_at, p.id")
                    .bindList("tasks", tasks)
                    .bindList("models", question.models())
                    .map((row, context) -> found.computeIfAbsent(row.getLong("task_id"), task -> new TreeMap<>())
                            .put(Rater.ofModel(row.getString("model_version")), answer(row)))
                    .list();
        }
        return found;
    }

    private Map<Long, String> data(List<Long> tasks) {
        return handle
                .createQuery("SELECT b.task_id, b.data FROM task_bodies b JOIN visible_tasks t ON t.id = b.task_id"
                        + " WHERE b.task_id IN (<tasks>) AND t.project_id = :project")
                .bindList("tasks", tasks)
                .bind("project", question.project())
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<Judged> judged(long task, String data, Map<String, Answer> answers) {
        ObjectNode json = Json.object().put("id", task);
        json.set("data", Json.parse(data));
        Map<String, List<Region>> results = new TreeMap<>();
        Map<String, Instant> at = new TreeMap<>();
        answers.forEach((rater, answer) -> {
            results.put(rater, answer.result());
            at.put(rater, Times.instant(answer.at()));
        });
        return control.read(new Task(JsonObject.owning(json)), results, at);
    }

    /** The versions that have predicted tasks of the project. */
    List<String> versions() {
        return handle.createQuery("SELECT model_version FROM predictions WHERE project_id = :project"
                        + " AND model_version <> '' GROUP BY model_version ORDER BY model_version LIMIT :most")
                .bind("project", question.project())
                .bind("most", MOST_VERSIONS)
                .mapTo(String.class)
                .list();
    }

    /** What answers depend on beside the people's names: while it stays the same, so do they. */
    String version() {
        return handle.createQuery("SELECT (SELECT COUNT(*) FROM annotations a WHERE a.project_id = :project) AS n,"
                        + " (SELECT MAX(a.updated_at) FROM annotations a WHERE a.project_id = :project) AS changed,"
                        + " (SELECT MAX(a.id) FROM annotations a WHERE a.project_id = :project) AS newest,"
                        + " (SELECT COUNT(*) FROM predictions p WHERE p.project_id = :project) AS m,"
                        + " (SELECT MAX(p.id) FROM predictions p WHERE p.project_id = :project) AS last,"
                        + " (SELECT MAX(t.updated_at) FROM tasks t WHERE t.project_id = :project) AS tasks,"
                        + " (SELECT COUNT(*) FROM pending_imports i WHERE i.project_id = :project) AS coming")
                .bind("project", question.project())
                .map((row, context) -> row.getLong(1) + " " + row.getString(2) + " " + row.getLong(3) + " "
                        + row.getLong(4) + " " + row.getLong(5) + " " + row.getString(6) + " " + row.getLong(7))
                .one();
    }
}
