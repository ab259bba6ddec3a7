package dev.tagloop.server.adjudication;

import dev.tagloop.labelstudio.adjudication.Alignment;
import dev.tagloop.server.storage.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/**
 * The tasks that wait for an adjudicator, those with the most disputes first. What was found of a task is kept in memory until one of its
 * annotations changes, so that the list is read anew after each decision without comparing everything again.
 */
final class Disagreements {
    /** Lists that are kept. */
    private static final int LISTS = 4;

    private static final int TOGETHER = 500;
    private static final Comparator<Waiting> MOST_FIRST = Comparator.comparingInt((Waiting task) -> -task.disputes())
            .thenComparingDouble(task -> -task.disputes() / (double) Math.max(1, task.items()))
            .thenComparingLong(Waiting::task);

    private final Database database;
    private final Map<List<Object>, Known> lists = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Known> eldest) {
            return size() > LISTS;
        }
    };

    Disagreements(Database database) {
        this.database = database;
    }

    /**
     * A task that waits.
     *
     * @param stamp says something else when one of its annotations changed
     * @param voices how many annotations and predictions are compared
     * @param items matters, agreed ones as well
     */
    record Waiting(long task, String stamp, int voices, int items, int disputes) {}

    /** What is known of one list. Whoever wants it while somebody compares its tasks waits for that; other lists do not. */
    private static final class Known {
        private final Lock turn = new ReentrantLock();
        private Map<Long, Waiting> tasks = Map.of();
    }

    /** Those of a project. */
    List<Waiting> of(long project, Asked asked) {
        Known known;
        synchronized (lists) {
            known = lists.computeIfAbsent(List.of(project, asked), key -> new Known());
        }
        known.turn.lock();
        try {
            known.tasks = now(project, asked, known.tasks);
            return known.tasks.values().stream()
                    .filter(task -> task.voices() > 1)
                    .sorted(MOST_FIRST)
                    .toList();
        } finally {
            known.turn.unlock();
        }
    }

    /** Compares what changed. A task that changes after the stamps were read has another one next time, and is compared again then. */
    private Map<Long, Waiting> now(long project, Asked asked, Map<Long, Waiting> old) {
        Map<Long, String> stamps = database.read(handle -> stamps(handle, project, asked.models()));
        Map<Long, Waiting> now = new HashMap<>();
        List<Long> changed = new ArrayList<>();
        stamps.forEach((task, stamp) -> {
            Waiting before = old.get(task);
            if (before != null && before.stamp().equals(stamp)) {
                now.put(task, before);
            } else {
                changed.add(task);
            }
        });
        for (int from = 0; from < changed.size(); from += TOGETHER) {
            List<Long> some = changed.subList(from, Math.min(changed.size(), from + TOGETHER));
            database.read(handle -> Sources.of(handle, some, asked.models()))
                    .forEach((task, sources) -> now.put(task, compared(task, stamps.get(task), sources, asked)));
        }
        return now;
    }

    private static Waiting compared(long task, String stamp, List<Source> sources, Asked asked) {
        if (sources.size() < 2) {
            return new Waiting(task, stamp, sources.size(), 0, 0);
        }
        Alignment alignment = Adjudications.align(sources, asked.consensus());
        return new Waiting(
                task,
                stamp,
                sources.size(),
                alignment.items().size(),
                alignment.disputes().size());
    }

    /** The tasks that nobody has adjudicated and that have enough to be compared, and what their annotations are now. */
    static Map<Long, String> stamps(Handle handle, long project, Set<String> models) {
        Map<Long, String> stamps = new LinkedHashMap<>();
        handle.createQuery("SELECT a.task_id, COUNT(*) AS number, MAX(a.id) AS last, SUM(a.version) AS versions"
                        + " FROM annotations a JOIN visible_tasks t ON t.id = a.task_id"
                        + " WHERE a.project_id = :project AND NOT a.was_cancelled AND NOT EXISTS (SELECT 1 FROM adjudications d"
                        + " JOIN annotations g ON g.id = d.annotation_id WHERE g.task_id = a.task_id)"
                        + " GROUP BY a.task_id HAVING COUNT(*) >= :least ORDER BY a.task_id")
                .bind("project", project)
                .bind("least", models.isEmpty() ? 2 : 1)
                .map((row, context) -> stamps.put(
                        row.getLong("task_id"),
                        row.getLong("number") + " " + row.getLong("last") + " " + row.getLong("versions")))
                .list();
        if (!models.isEmpty()) {
            handle.createQuery("SELECT p.task_id, COUNT(*) AS number, MAX(p.id) AS last, MAX(p.updated_at) AS at"
                            + " FROM predictions p WHERE p.project_id = :project AND p.model_version IN (<models>)"
                            + " GROUP BY p.task_id")
                    .bind("project", project)
                    .bindList("models", models)
                    .map((row, context) -> {
                        String more =
                                " " + row.getLong("number") + " " + row.getLong("last") + " " + row.getString("at");
                        return stamps.computeIfPresent(row.getLong("task_id"), (task, stamp) -> stamp + more);
                    })
                    .list();
        }
        return stamps;
    }
}
