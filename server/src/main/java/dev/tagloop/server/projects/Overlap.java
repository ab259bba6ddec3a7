package dev.tagloop.server.projects;

import dev.tagloop.server.predictions.Predictions;
import org.jdbi.v3.core.Handle;

/**
 * How many annotations each task needs, and from that which tasks are done. A task is labeled when it has as many annotations as its overlap
 * asks for; skipped ones count too where the project ignores skipped tasks.
 */
public final class Overlap {
    private Overlap() {}

    /** Gives the first part of the tasks the project's maximum and the rest one annotation each, then {@link #relabel}s. */
    public static void spread(Handle handle, Project project) {
        long most = project.maximumAnnotations();
        long percentage = project.overlapCohortPercentage();
        if (most <= 1 || percentage >= 100) {
            handle.createUpdate("UPDATE tasks SET overlap = :most WHERE project_id = :project AND overlap <> :most")
                    .bind("most", most)
                    .bind("project", project.id())
                    .execute();
        } else {
            long cohort = (project.counts().taskNumber() * percentage + 99) / 100;
            handle.createUpdate("UPDATE tasks SET overlap = CASE WHEN id IN"
                            + " (SELECT id FROM visible_tasks WHERE project_id = :project"
                            + "  ORDER BY CASE WHEN total_annotations > 0 THEN 0 ELSE 1 END, id LIMIT :cohort)"
                            + " THEN :most ELSE 1 END WHERE project_id = :project")
                    .bind("most", most)
                    .bind("cohort", cohort)
                    .bind("project", project.id())
                    .execute();
        }
        relabel(handle, project);
    }

    /** Decides for every task of the project whether it is labeled, and counts those that are. */
    public static void relabel(Handle handle, Project project) {
        String counted = countsSkipped(project) ? "total_annotations + cancelled_annotations" : "total_annotations";
        handle.createUpdate("UPDATE tasks SET is_labeled = (" + counted + " >= overlap) WHERE project_id = :project"
                        + " AND is_labeled <> (" + counted + " >= overlap)")
                .bind("project", project.id())
                .execute();
        Predictions.followProject(handle, project.id());
        handle.createUpdate("UPDATE projects SET finished_task_number = (SELECT COUNT(*) FROM visible_tasks"
                        + " WHERE project_id = :project AND is_labeled) WHERE id = :project")
                .bind("project", project.id())
                .execute();
    }

    /** True when a skip finishes a task in this project. */
    public static boolean countsSkipped(Project project) {
        return "IGNORE_SKIPPED".equals(project.skipQueue());
    }
}
