package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * What the work on tasks needs to know of their project.
 *
 * @param labelConfig the labelling configuration's XML
 * @param modelVersion the version whose predictions annotators see, for a project that shows a backend's the one it has now; "" for none
 * @param maximumAnnotations how many annotations make a task labelled
 * @param overlapCohortPercentage for how many of the tasks that holds; the others need one
 * @param skipQueue what becomes of skipped tasks
 * @param evaluatePredictionsAutomatically whether backends are asked for the task that somebody is about to label
 * @param assignedOnly whether the queue hands out nothing but what was assigned
 * @param goldEvery of so many tasks one has an answer that is known; 0 for none
 */
public record ProjectRef(
        long id,
        long organizationId,
        String title,
        String labelConfig,
        String modelVersion,
        long maximumAnnotations,
        long overlapCohortPercentage,
        String sampling,
        String skipQueue,
        boolean showOverlapFirst,
        boolean showGroundTruthFirst,
        boolean evaluatePredictionsAutomatically,
        boolean assignedOnly,
        long goldEvery) {
    private static final String SELECT =
            "SELECT id, organization_id, title, label_config, COALESCE((SELECT m.model_version FROM ml_backends m"
                    + " WHERE m.project_id = projects.id AND m.title = projects.model_version AND m.title <> ''"
                    + " ORDER BY m.id LIMIT 1), model_version, '') AS model_version,"
                    + " maximum_annotations, overlap_cohort_percentage, sampling, skip_queue, show_overlap_first,"
                    + " show_ground_truth_first, evaluate_predictions_automatically, assigned_only, gold_every"
                    + " FROM projects WHERE organization_id NOT IN (SELECT organization_id FROM trash_home) AND id = ";

    /** By the places in {@link #SELECT}: every request reads one. */
    private static final RowMapper<ProjectRef> MAPPER = (row, context) -> new ProjectRef(
            row.getLong(1),
            row.getLong(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getLong(6),
            row.getLong(7),
            row.getString(8),
            row.getString(9),
            row.getBoolean(10),
            row.getBoolean(11),
            row.getBoolean(12),
            row.getBoolean(13),
            row.getLong(14));

    /** Reads a project. */
    public static Optional<ProjectRef> find(Handle handle, long id) {
        return findBy(handle, ":id", id);
    }

    /** The same. @param project says in SQL what the project's id is, by a parameter {@code id} */
    static Optional<ProjectRef> findBy(Handle handle, String project, long id) {
        return handle.createQuery(SELECT + project).bind("id", id).map(MAPPER).findOne();
    }

    /** The project as it is inside this transaction. @throws ApiException 404 when it is gone meanwhile */
    public static ProjectRef current(Handle handle, ProjectRef project) {
        return find(handle, project.id()).orElseThrow(() -> ApiException.noMatch("Project"));
    }

    /** This project as something to ask access for. */
    public Target.Project target() {
        return new Target.Project(id, organizationId);
    }

    /** True when a skipped task counts as done. */
    public boolean ignoresSkipped() {
        return "IGNORE_SKIPPED".equals(skipQueue);
    }

    /** True when a skipped task comes back to the one who skipped it, after the rest. */
    public boolean requeuesForSkipper() {
        return "REQUEUE_FOR_ME".equals(skipQueue);
    }

    /** How many annotations a task that is added now needs. */
    public long overlapOfNewTasks() {
        return overlapCohortPercentage >= 100 ? Math.max(1, maximumAnnotations) : 1;
    }
}
