package dev.tagloop.server.queue;

import dev.tagloop.server.http.Caller;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskFilter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;

/** Chooses an annotator's next task. */
final class NextTask {
    /** A task and the queue that it comes from, in the original's words. */
    record Pick(long task, String queue) {}

    /** Not labelled, and not annotated by the caller. */
    private static final String UNSOLVED = "t.project_id = :project AND t.is_labeled = FALSE"
            + " AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user)";

    /** Fewer others at work than annotations missing. */
    private static final String FREE =
            "(SELECT COUNT(*) FROM task_locks l WHERE l.task_id = t.id AND l.user_id <> :user"
                    + " AND l.expires_at > :now) < (CASE WHEN t.overlap > t.total_annotations THEN t.overlap - t.total_annotations ELSE 1 END)";

    private static final String ANY = "visible_tasks t WHERE ";

    /** Draws before all tasks are looked at: with half of them held by others, one in a million sequences comes so far. */
    private static final int DRAWS = 20;

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
                        + " AND l.expires_at > :now AND t.project_id = :project AND t.is_labeled = FALSE AND NOT EXISTS"
                        + " (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user" + mine
                        + ") ORDER BY l.id LIMIT 1",
                "Task lock");
    }

    private Optional<Pick> sampled() {
        String overlapFirst = project.showOverlapFirst() ? "t.overlap DESC, " : "";
        return switch (String.valueOf(project.sampling())) {
            case "Uniform sampling" -> {
                String queue = "Uniform random queue";
                Optional<Pick> drawn = project.showOverlapFirst() ? Optional.empty() : drawn(queue);
                yield drawn.or(() -> free(ANY, overlapFirst + "RANDOM()", queue));
            }
            case "Uncertainty sampling" -> {
                String queue = "Active learning or random queue";
                // The lowest score of the version in use: what the model is least sure of comes first. Written so that
                // an
                // index gives the predictions in this order and the search ends at the first free task.
                yield free(
                                "predictions p CROSS JOIN visible_tasks t WHERE t.id = p.task_id AND p.project_id = :project"
                                        + " AND p.model_version = :version AND p.score IS NOT NULL AND ",
                                overlapFirst + "p.score, p.id",
                                queue)
                        .or(() -> free(ANY, overlapFirst + "RANDOM()", queue));
            }
            default -> free(ANY, overlapFirst + "t.id", "Sequence queue");
        };
    }

    /** Draws from all unlabelled tasks until one is free: as random as sorting all of them by lot, and much cheaper. */
    private Optional<Pick> drawn(String queue) {
        long unlabelled = handle.createQuery(
                        "SELECT COUNT(*) FROM tasks WHERE project_id = :project AND is_labeled = FALSE")
                .bind("project", project.id())
                .mapTo(Long.class)
                .one();
        for (int draw = 0; draw < DRAWS && unlabelled > 0; draw++) {
            long task = handle.createQuery("SELECT id FROM tasks WHERE project_id = :project AND is_labeled = FALSE"
                            + " ORDER BY id LIMIT 1 OFFSET :offset")
                    .bind("project", project.id())
                    .bind("offset", ThreadLocalRandom.current().nextLong(unlabelled))
                    .mapTo(Long.class)
                    .one();
            Optional<Pick> pick = free(ANY + "t.id = " + task + " AND ", "t.id", queue);
            if (pick.isPresent()) {
                return pick;
            }
        }
        return Optional.empty();
    }

    /** The first free unsolved task. @param from where to look, up to the next condition */
    private Optional<Pick> free(String from, String order, String queue) {
        return first("SELECT t.id FROM " + from + UNSOLVED + " AND " + FREE + " ORDER BY " + order + " LIMIT 1", queue);
    }

    private Optional<Pick> skipped() {
        if (!project.requeuesForSkipper()) {
            return Optional.empty();
        }
        return first(
                "SELECT t.id FROM visible_tasks t JOIN annotations s ON s.task_id = t.id AND s.completed_by = :user"
                        + " AND s.was_cancelled WHERE t.project_id = :project AND t.is_labeled = FALSE AND NOT EXISTS"
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
