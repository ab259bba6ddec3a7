package dev.tagloop.server.learner;

import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tasks that people see next: those that somebody has open, then those that the queue hands out next. Their suggestions are refreshed first. */
final class WaitingTasks {
    /** As many as a few people label until the others are predicted, too. */
    static final int MOST = 100;

    private WaitingTasks() {}

    /** Those that nobody has labelled and a version has not predicted, in the order in which they are wanted. */
    static List<Long> of(Handle handle, ProjectRef project, String version) {
        Set<Long> tasks = new LinkedHashSet<>(held(handle, project.id(), version));
        tasks.addAll(ordered(handle, project.id(), version));
        if ("Uncertainty sampling".equals(project.sampling())) {
            tasks.addAll(uncertain(handle, project, version));
        }
        tasks.addAll(LearnerPredictions.open(handle, project.id(), version, 0, MOST));
        List<Long> all = new ArrayList<>(tasks);
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static List<Long> held(Handle handle, long project, String version) {
        return handle.createQuery("SELECT t.id" + LearnerPredictions.OPEN + " AND EXISTS (SELECT 1 FROM task_locks l"
                        + " WHERE l.task_id = t.id AND l.expires_at > :now) ORDER BY t.id LIMIT :limit")
                .bind("project", project)
                .bind("version", version)
                .bind("now", Times.now())
                .bind("limit", MOST)
                .mapTo(Long.class)
                .list();
    }

    /** As a sampler ordered them, where the project chose one. */
    private static List<Long> ordered(Handle handle, long project, String version) {
        return handle.createQuery("SELECT t.id FROM ordered_tasks o JOIN visible_tasks t ON t.id = o.task_id"
                        + " WHERE o.project_id = :project AND o.generation = (SELECT g.generation FROM task_orders g"
                        + " WHERE g.project_id = :project) AND EXISTS (SELECT 1 FROM learners l"
                        + " WHERE l.project_id = :project AND l.sampler IS NOT NULL AND l.enabled = TRUE)"
                        + LearnerPredictions.UNPREDICTED + " ORDER BY o.place LIMIT :limit")
                .bind("project", project)
                .bind("version", version)
                .bind("limit", MOST)
                .mapTo(Long.class)
                .list();
    }

    /** As the queue goes: by the scores of the version that the project shows. */
    private static List<Long> uncertain(Handle handle, ProjectRef project, String version) {
        return handle.createQuery("SELECT t.id FROM predictions s CROSS JOIN visible_tasks t WHERE t.id = s.task_id"
                        + " AND s.project_id = :project AND s.model_version = :shown AND s.task_is_labeled = FALSE"
                        + " AND s.score IS NOT NULL" + LearnerPredictions.UNPREDICTED
                        + " ORDER BY s.score, s.id LIMIT :limit")
                .bind("project", project.id())
                .bind("shown", project.modelVersion())
                .bind("version", version)
                .bind("limit", MOST)
                .mapTo(Long.class)
                .list();
    }
}
