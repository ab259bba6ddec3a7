package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Tasks whose answer somebody else told so that people are measured by them. To a person who sees only their own work such a task looks as if
 * nobody else had answered it, before their answer and after it: a count or a date would tell which tasks those are.
 */
public final class KnownAnswers {
    /** Nothing is hidden. */
    static final KnownAnswers NONE = new KnownAnswers(null, null, Map.of());

    /** Ids that one statement names. */
    private static final int TOGETHER = 5000;

    /** What the person did, beside the number of all answers. */
    private record Own(long all, long annotations, long cancelled, String last) {}

    private final ProjectRef project;
    private final Long viewer;
    private final Map<Long, Own> tasks;

    private KnownAnswers(ProjectRef project, Long viewer, Map<Long, Own> tasks) {
        this.project = project;
        this.viewer = viewer;
        this.tasks = tasks;
    }

    /** Those among some tasks of a project. @param sight of the person whom the tasks are shown to */
    public static KnownAnswers of(Handle handle, ProjectRef project, Sight sight, List<Long> tasks) {
        if (project.goldEvery() <= 0 || sight.isEverything() || tasks.isEmpty()) {
            return NONE;
        }
        Map<Long, Own> found = new HashMap<>();
        for (int from = 0; from < tasks.size(); from += TOGETHER) {
            add(
                    found,
                    handle,
                    sight.viewer().orElseThrow(),
                    tasks.subList(from, Math.min(tasks.size(), from + TOGETHER)));
        }
        return new KnownAnswers(project, sight.viewer().orElseThrow(), found);
    }

    private static void add(Map<Long, Own> found, Handle handle, long viewer, List<Long> tasks) {
        String own = " FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :viewer";
        handle.createQuery("SELECT t.id, t.total_annotations, (SELECT COUNT(*)" + own + " AND a.was_cancelled = FALSE),"
                        + " (SELECT COUNT(*)" + own + " AND a.was_cancelled = TRUE), (SELECT MAX(a.updated_at)" + own
                        + ")"
                        + " FROM tasks t WHERE t.id IN (<tasks>) AND EXISTS (SELECT 1 FROM annotations k WHERE k.task_id = t.id"
                        + " AND k.ground_truth = TRUE AND (k.completed_by IS NULL OR k.completed_by <> :viewer))")
                .bindList("tasks", tasks)
                .bind("viewer", viewer)
                .map((row, context) -> found.put(
                        row.getLong(1), new Own(row.getLong(2), row.getLong(3), row.getLong(4), row.getString(5))))
                .list();
    }

    /** A task as the person sees it. */
    public TaskRow shown(TaskRow task) {
        Own own = tasks.get(task.id());
        if (own == null) {
            return task;
        }
        long done = project.ignoresSkipped() ? own.annotations() + own.cancelled() : own.annotations();
        return task.answeredAlone(done >= task.overlap(), own.annotations(), own.cancelled(), own.last(), viewer);
    }

    /** How many answers of others are hidden in all. */
    long ofOthers() {
        return tasks.values().stream()
                .mapToLong(own -> own.all() - own.annotations())
                .sum();
    }
}
