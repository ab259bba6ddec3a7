package dev.tagloop.server.queue;

import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Chooses an annotator's next task. Each {@link Way} is a walk along an index that ends at the first task that is open to the annotator, so
 * that the choice takes as long for a million tasks as for a hundred.
 */
final class NextTask {
    /** A task and the way that led to it. */
    record Pick(long task, Way way) {
        /** The queue that it comes from, in the original's words. */
        String queue() {
            return way.queue();
        }
    }

    /** One way to walk through tasks {@code t}: where from, in which order, and under which name. */
    record Way(String from, String order, String queue) {
        String sql() {
            return "SELECT t.id FROM " + from + " ORDER BY " + order + " LIMIT 1";
        }

        /** The same walk with a further condition. */
        Way and(String condition) {
            return new Way(from + " AND " + condition, order, queue);
        }
    }

    private static final String NOT_PUT_OFF =
            " AND NOT EXISTS (SELECT 1 FROM drafts d WHERE d.task_id = t.id AND d.user_id = :user AND d.was_postponed = TRUE)";

    /** Not labelled, and neither annotated nor put off by the caller. */
    private static final String UNSOLVED = " AND t.is_labeled = FALSE"
            + " AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user)"
            + NOT_PUT_OFF;

    /** Fewer others at work than annotations missing. Takes what counts as done. */
    private static final String FREE =
            " AND (SELECT COUNT(*) FROM task_locks l WHERE l.task_id = t.id AND l.user_id <> :user AND l.expires_at > :now)"
                    + " < (CASE WHEN t.overlap > %1$s THEN t.overlap - (%1$s) ELSE 1 END)";

    /** Open tasks that are for everybody. They are looked up as q and seen as t: the view knows which ones are hidden. */
    private static final String POOL = "tasks q JOIN visible_tasks t ON t.id = q.id"
            + " WHERE q.project_id = :project AND q.is_labeled = FALSE AND q.is_assigned = FALSE";

    /** For everybody, or for the caller. */
    private static final String ALLOWED = " AND (NOT EXISTS (SELECT 1 FROM task_assignments s WHERE s.task_id = t.id)"
            + " OR EXISTS (SELECT 1 FROM task_assignments s WHERE s.task_id = t.id AND s.user_id = :user))";

    private static final String UNIFORM = "Uniform random queue";

    /** Ids drawn at once, and how often, before all tasks are looked at. */
    private static final int DRAWN = 64;

    private static final int DRAWS = 4;

    /** Tasks that wait for more annotations which are looked at before all others. */
    private static final int BEGUN = 500;

    private final Handle handle;
    private final ProjectRef project;
    private final long user;
    private final Instant now;
    private final String free;

    NextTask(Handle handle, ProjectRef project, long user, Instant now) {
        this.handle = handle;
        this.project = project;
        this.user = user;
        this.now = now;
        this.free = FREE.formatted(
                project.ignoresSkipped() ? "t.total_annotations + t.cancelled_annotations" : "t.total_annotations");
    }

    /**
     * The label stream: the task that the caller holds, else one that the caller began, now and then one whose answer is known, else one that
     * the caller is assigned to, else the next by the project's sampling, else one that the caller put off or skipped.
     */
    Optional<Pick> ofStream() {
        return first(held())
                .or(() -> first(begun()))
                .or(this::gold)
                .or(this::waiting)
                .or(() -> first(postponed()))
                .or(() -> project.requeuesForSkipper() ? first(skipped()) : Optional.empty());
    }

    /** A skipped task that came back is held although its skip is still there. */
    Way held() {
        String mine = project.requeuesForSkipper() ? " AND a.was_cancelled = FALSE" : "";
        return new Way(
                "task_locks h JOIN visible_tasks t ON t.id = h.task_id WHERE h.user_id = :user AND h.expires_at > :now"
                        + " AND t.project_id = :project AND t.is_labeled = FALSE AND NOT EXISTS"
                        + " (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user" + mine + ")"
                        + NOT_PUT_OFF + ALLOWED,
                "h.id",
                "Task lock");
    }

    /** Where the caller has a draft and no lease any more: the work that lies there is not to be lost, and the last one is the best known. */
    Way begun() {
        return new Way(
                "drafts b JOIN visible_tasks t ON t.id = b.task_id WHERE b.user_id = :user AND b.annotation_id IS NULL"
                        + " AND b.was_postponed = FALSE AND t.project_id = :project" + UNSOLVED + ALLOWED + free,
                "b.updated_at DESC, b.task_id DESC",
                "Draft queue");
    }

    Way assigned() {
        return new Way(
                "task_assignments g JOIN visible_tasks t ON t.id = g.task_id WHERE g.user_id = :user"
                        + " AND g.project_id = :project" + UNSOLVED + free,
                "g.task_id",
                "Manually assigned queue");
    }

    /** What the caller has to do that is new to them: assigned tasks first, then those of everybody. */
    private Optional<Pick> waiting() {
        return first(assigned()).or(() -> project.assignedOnly() ? Optional.empty() : sampled());
    }

    /** Under the name of the queue that the caller's next task would have come from: nobody is to know. */
    private Optional<Pick> gold() {
        GoldTurn turn = new GoldTurn(project.goldEvery());
        return turn.isOff() || !turn.isIt(user, GoldTurn.lastAnnotation(handle, project.id(), user))
                ? Optional.empty()
                : first(known(waiting().map(Pick::queue).orElseGet(this::usualQueue)));
    }

    /** Tasks whose answer somebody else has told. */
    Way known(String queue) {
        return new Way(
                "annotations k JOIN visible_tasks t ON t.id = k.task_id WHERE k.project_id = :project AND k.ground_truth = TRUE"
                        + " AND (k.completed_by IS NULL OR k.completed_by <> :user)"
                        + " AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user)"
                        + " AND NOT EXISTS (SELECT 1 FROM task_locks l WHERE l.task_id = t.id AND l.user_id <> :user"
                        + " AND l.expires_at > :now)" + NOT_PUT_OFF + ALLOWED,
                "k.id",
                queue);
    }

    /** The queue that most tasks of the project come from. */
    private String usualQueue() {
        if (project.assignedOnly()) {
            return assigned().queue();
        }
        if (hasSampler()) {
            return ordered().queue();
        }
        return switch (String.valueOf(project.sampling())) {
            case "Uniform sampling" -> UNIFORM;
            case "Uncertainty sampling" -> uncertain().queue();
            default -> sequential().queue();
        };
    }

    private Optional<Pick> sampled() {
        return (project.showGroundTruthFirst() ? first(groundTruth()) : Optional.<Pick>empty())
                .or(() -> project.showOverlapFirst() ? first(overlapping()) : Optional.empty())
                .or(() -> hasSampler()
                        ? first(inProgress()).or(() -> first(ordered())).or(() -> random("Random queue"))
                        : bySampling());
    }

    /** Whether the project chose a sampler of its own, which is in force as long as its learner is switched on. */
    private boolean hasSampler() {
        return handle.createQuery("SELECT COUNT(*) FROM learners WHERE project_id = :project AND sampler IS NOT NULL"
                                + " AND enabled = TRUE")
                        .bind("project", project.id())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private Optional<Pick> bySampling() {
        return switch (String.valueOf(project.sampling())) {
            case "Uniform sampling" -> first(inProgress()).or(() -> random(UNIFORM));
            case "Uncertainty sampling" ->
                first(uncertain()).or(() -> random(uncertain().queue()));
            default -> first(sequential());
        };
    }

    /** As a sampler put them in order; those that are labelled since are stepped over. */
    Way ordered() {
        return new Way(
                "ordered_tasks o CROSS JOIN tasks q JOIN visible_tasks t ON t.id = q.id WHERE q.id = o.task_id"
                        + " AND o.project_id = :project AND o.generation = (SELECT g.generation FROM task_orders g"
                        + " WHERE g.project_id = :project) AND q.is_labeled = FALSE AND q.is_assigned = FALSE"
                        + UNSOLVED
                        + free,
                "o.place",
                "Sampler queue");
    }

    Way sequential() {
        return new Way(POOL + UNSOLVED + free, "q.id", "Sequence queue");
    }

    /** Tasks that have an answer already which is known to be right: they show how well an annotator does. */
    Way groundTruth() {
        return new Way(
                POOL + " AND q.total_annotations > 0 AND EXISTS (SELECT 1 FROM annotations k WHERE k.task_id = t.id"
                        + " AND k.ground_truth = TRUE)" + UNSOLVED + free,
                "q.total_annotations DESC, q.id",
                "Ground truth queue");
    }

    Way overlapping() {
        return new Way(POOL + " AND q.overlap > 1" + UNSOLVED + free, "q.overlap DESC, q.id", "Show overlap first");
    }

    /**
     * Tasks that need few more annotations come before those that nobody began. A few of them are enough to look at: somebody who works far
     * ahead of the others may have done thousands, and has something else to do.
     */
    Way inProgress() {
        return new Way(
                "(SELECT id, total_annotations FROM tasks WHERE project_id = :project AND is_labeled = FALSE"
                        + " AND is_assigned = FALSE AND total_annotations > 0 ORDER BY total_annotations DESC, id LIMIT "
                        + BEGUN + ") q JOIN visible_tasks t ON t.id = q.id WHERE 1 = 1" + UNSOLVED + free,
                "q.total_annotations DESC, q.id",
                "Breadth first queue");
    }

    /** The lowest score of the version in use: what the model is least sure of comes first. */
    Way uncertain() {
        return new Way(
                "predictions p CROSS JOIN tasks q JOIN visible_tasks t ON t.id = q.id WHERE q.id = p.task_id"
                        + " AND p.project_id = :project AND p.model_version = :version AND p.task_is_labeled = FALSE"
                        + " AND p.score IS NOT NULL AND q.is_assigned = FALSE" + UNSOLVED + free,
                "p.score, p.id",
                "Active learning or random queue");
    }

    Way postponed() {
        return new Way(
                "drafts b JOIN visible_tasks t ON t.id = b.task_id WHERE b.user_id = :user AND b.was_postponed = TRUE"
                        + " AND t.project_id = :project AND t.is_labeled = FALSE AND NOT EXISTS"
                        + " (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user)" + ALLOWED
                        + free,
                "b.updated_at, b.task_id",
                "Postponed draft queue");
    }

    Way skipped() {
        return new Way(
                "annotations s JOIN visible_tasks t ON t.id = s.task_id WHERE s.completed_by = :user"
                        + " AND s.project_id = :project AND s.was_cancelled = TRUE AND t.is_labeled = FALSE"
                        + " AND NOT EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user"
                        + " AND a.was_cancelled = FALSE)" + ALLOWED + free,
                "s.id",
                "Skipped queue");
    }

    /** Any of the open tasks, each as likely as the others. */
    private Optional<Pick> random(String queue) {
        Way any = new Way(POOL + UNSOLVED + free, "RANDOM()", queue);
        return drawn(any).or(() -> first(any));
    }

    /** The lowest and the highest id among the open tasks; each is one step in the index. */
    private record Range(long low, long high) {
        List<Long> draw() {
            return Stream.generate(() -> ThreadLocalRandom.current().nextLong(low, high + 1))
                    .limit(DRAWN)
                    .toList();
        }
    }

    /**
     * Draws ids until one is that of an open task. Every open task is drawn as likely as every other, and as long as a hundredth of the
     * ids are open ones this finds one without looking at the rest.
     */
    private Optional<Pick> drawn(Way any) {
        String openOnes = "SELECT t.id FROM " + any.and("q.id IN (<ids>)").from() + " ORDER BY t.id";
        Optional<Range> range = range();
        for (int draw = 0; draw < DRAWS && range.isPresent(); draw++) {
            List<Long> ids = range.get().draw();
            List<Long> open = bind(handle.createQuery(openOnes).bindList("ids", ids))
                    .mapTo(Long.class)
                    .list();
            Optional<Long> pick = ids.stream().filter(open::contains).findFirst();
            if (pick.isPresent()) {
                return Optional.of(new Pick(pick.get(), any));
            }
        }
        return Optional.empty();
    }

    private Optional<Range> range() {
        return end("ASC").flatMap(low -> end("DESC").map(high -> new Range(low, high)));
    }

    private Optional<Long> end(String direction) {
        return handle.createQuery("SELECT id FROM tasks WHERE project_id = :project AND is_labeled = FALSE"
                        + " AND is_assigned = FALSE ORDER BY id " + direction + " LIMIT 1")
                .bind("project", project.id())
                .mapTo(Long.class)
                .findOne();
    }

    /** The first unsolved task of a filtered and ordered list, whoever works on it. */
    Optional<Long> ofList(TaskFilter asked) {
        TaskFilter filter = asked.resolved(handle, project.id());
        return filter.bind(handle.createQuery("SELECT t.id FROM " + filter.from() + " WHERE t.project_id = :project"
                        + UNSOLVED + ALLOWED + filter.and() + " ORDER BY " + filter.order() + " LIMIT 1"))
                .bind("project", project.id())
                .bind("user", user)
                .mapTo(Long.class)
                .findOne();
    }

    private Optional<Pick> first(Way way) {
        return bind(handle.createQuery(way.sql())).mapTo(Long.class).findOne().map(task -> new Pick(task, way));
    }

    /** Whether the choice, made in an earlier transaction, would still be one. */
    boolean isStillOpen(Pick pick) {
        return bind(handle.createQuery(again(pick).sql()))
                .bind("pick", pick.task())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** The way of an earlier choice to its task alone, which is bound as {@code pick}: so the statement is the same for every task. */
    static Way again(Pick pick) {
        return pick.way().and("t.id = :pick");
    }

    /** Binds what ways speak of; not each speaks of everything. */
    Query bind(Query query) {
        query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return query.bind("project", project.id())
                .bind("user", user)
                .bind("now", Times.text(now))
                .bind("version", project.modelVersion())
                // No task, until somebody says which.
                .bind("pick", 0L);
    }
}
