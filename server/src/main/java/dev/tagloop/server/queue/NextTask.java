package dev.tagloop.server.queue;

import dev.tagloop.server.http.Caller;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskFilter;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Chooses an annotator's next task. */
final class NextTask {
    /** A task and the queue that it comes from, in the original's words. */
    record Pick(long task, String queue) {}

    /** Not labelled, and not annotated by the caller. */
    private static final String UNSOLVED = "t.project_id = :project AND NOT t.is_labeled"
            + " AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user)";

    /** Fewer others at work than annotations missing. */
    private static final String FREE =
            "(SELECT COUNT(*) FROM task_locks l WHERE l.task_id = t.id AND l.user_id <> :user"
                    + " AND l.expires_at > :now) < (CASE WHEN t.overlap > t.total_annotations THEN t.overlap - t.total_annotations ELSE 1 END)";

    private final Handle handle;
    private final ProjectRef project;
    private final long user;
    private final Instant now;

    NextTask(Handle handle, ProjectRef project, Caller caller, Instant now) {
        this.handle = handle;
        this.project = project;
        this.user = caller.id();
        this.now = now;
    }

    /** The label stream: the task that the caller holds, else the next by the project's sampling, else a skipped one. */
    Optional<Pick> ofStream() {
        return held().or(this::sampled).or(this::skipped);
    }

    private Optional<Pick> held() {
        // A skipped task that came back is held although its skip is still there.
        String mine = project.requeuesForSkipper() ? " AND NOT a.was_cancelled" : "";
        return first(
                "SELECT t.id FROM task_locks l JOIN visible_tasks t ON t.id = l.task_id WHERE l.user_id = :user"
                        + " AND l.expires_at > :now AND t.project_id = :project AND NOT t.is_labeled AND NOT EXISTS"
                        + " (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user" + mine
                        + ") ORDER BY l.id LIMIT 1",
                "Task lock");
    }

    private Optional<Pick> sampled() {
        String overlapFirst = project.showOverlapFirst() ? "t.overlap DESC, " : "";
        return switch (String.valueOf(project.sampling())) {
            case "Uniform sampling" -> free(overlapFirst + "RANDOM()", "Uniform random queue");
            case "Uncertainty sampling" ->
                free(overlapFirst + "uncertain IS NULL, uncertain, RANDOM()", "Active learning or random queue");
            default -> free(overlapFirst + "t.id", "Sequence queue");
        };
    }

    private Optional<Pick> free(String order, String queue) {
        // The lowest score of the version in use: what the model is least sure of comes first.
        String uncertain = order.contains("uncertain")
                ? ", (SELECT MIN(p.score) FROM predictions p WHERE p.task_id = t.id AND p.model_version = :version) AS uncertain"
                : "";
        return first(
                "SELECT t.id" + uncertain + " FROM visible_tasks t WHERE " + UNSOLVED + " AND " + FREE + " ORDER BY "
                        + order + " LIMIT 1",
                queue);
    }

    private Optional<Pick> skipped() {
        if (!project.requeuesForSkipper()) {
            return Optional.empty();
        }
        return first(
                "SELECT t.id FROM visible_tasks t JOIN annotations s ON s.task_id = t.id AND s.completed_by = :user"
                        + " AND s.was_cancelled WHERE t.project_id = :project AND NOT t.is_labeled AND NOT EXISTS"
                        + " (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user AND NOT a.was_cancelled)"
                        + " AND " + FREE + " ORDER BY s.id LIMIT 1",
                "Skipped queue");
    }

    /** The first unsolved task of a filtered and ordered list, whoever works on it. */
    Optional<Pick> ofList(TaskFilter filter) {
        return filter.bind(handle.createQuery("SELECT t.id FROM visible_tasks t WHERE " + UNSOLVED + filter.and()
                        + " ORDER BY " + filter.order() + " LIMIT 1"))
                .bind("project", project.id())
                .bind("user", user)
                .mapTo(Long.class)
                .findOne()
                .map(task -> new Pick(task, "Data manager queue"));
    }

    private Optional<Pick> first(String sql, String queue) {
        var query = handle.createQuery(sql)
                .bind("project", project.id())
                .bind("user", user)
                .bind("now", Times.text(now));
        if (sql.contains(":version")) {
            query.bind("version", project.modelVersion());
        }
        return query.map((row, context) -> row.getLong(1)).findFirst().map(task -> new Pick(task, queue));
    }
}
