package dev.tagloop.server.queue;

import dev.tagloop.core.agreement.Bootstrap;
import dev.tagloop.core.agreement.Interval;
import dev.tagloop.core.metrics.Counts;
import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How well people do on the tasks whose answer is known. */
final class GoldScores {
    /** A person's answer to a task beside the known one. */
    private record Compared(Counts counts, boolean right) {}

    private GoldScores() {}

    /** Number of tasks with a known answer. */
    static long tasks(Handle handle, long project) {
        return handle.createQuery(
                        "SELECT COUNT(DISTINCT k.task_id) FROM annotations k JOIN visible_tasks t ON t.id = k.task_id"
                                + " WHERE k.project_id = :project AND k.ground_truth = TRUE")
                .bind("project", project)
                .mapTo(Long.class)
                .one();
    }

    /** Every person who answered such a task, by account: F1 over spans or choices, and the share of tasks that are wholly right. */
    static ArrayNode people(Handle handle, long project) {
        ArrayNode people = Json.array();
        compared(handle, project).forEach((user, answers) -> {
            ObjectNode person = people.addObject().put("user", user).put("tasks", answers.size());
            put(person.putObject("f1"), Bootstrap.standard().interval(answers, GoldScores::f1));
            put(person.putObject("right"), Bootstrap.standard().interval(answers, GoldScores::right));
        });
        return people;
    }

    private static Map<Long, List<Compared>> compared(Handle handle, long project) {
        Map<Long, GoldAnswer> known = new HashMap<>();
        handle.createQuery("SELECT k.task_id, r.result FROM annotations k JOIN visible_tasks t ON t.id = k.task_id"
                        + " JOIN annotation_bodies r ON r.annotation_id = k.id WHERE k.project_id = :project"
                        + " AND k.ground_truth = TRUE ORDER BY k.id DESC")
                .bind("project", project)
                .map((row, context) -> known.put(row.getLong("task_id"), GoldAnswer.of(row.getString("result"))))
                .list();
        Map<Long, List<Compared>> compared = new TreeMap<>();
        handle.createQuery("SELECT a.completed_by, a.task_id, r.result FROM annotations k JOIN annotations a"
                        + " ON a.task_id = k.task_id JOIN annotation_bodies r ON r.annotation_id = a.id"
                        + " JOIN visible_tasks t ON t.id = k.task_id WHERE k.project_id = :project AND k.ground_truth = TRUE"
                        + " AND a.ground_truth = FALSE AND a.was_cancelled = FALSE AND a.completed_by IS NOT NULL"
                        + " AND k.id = (SELECT MIN(m.id) FROM annotations m WHERE m.task_id = k.task_id AND m.ground_truth = TRUE)"
                        + " ORDER BY a.id")
                .bind("project", project)
                .map((row, context) -> {
                    GoldAnswer truth = known.get(row.getLong("task_id"));
                    GoldAnswer answer = GoldAnswer.of(row.getString("result"));
                    return compared.computeIfAbsent(row.getLong("completed_by"), user -> new ArrayList<>())
                            .add(new Compared(truth.compared(answer), truth.equalTo(answer)));
                })
                .list();
        return compared;
    }

    /** Whoever marks nothing where there is nothing is right. */
    private static double f1(List<Compared> answers) {
        Counts all = answers.stream().map(Compared::counts).reduce(new Counts(0, 0, 0), Counts::plus);
        return all.predicted() + all.gold() == 0 ? 1 : 2.0 * all.correct() / (all.predicted() + all.gold());
    }

    private static double right(List<Compared> answers) {
        return answers.stream()
                .mapToInt(answer -> answer.right() ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static void put(ObjectNode node, Interval interval) {
        node.put("value", interval.estimate());
        node.put("low", Json.finite(interval.low()));
        node.put("high", Json.finite(interval.high()));
    }
}
