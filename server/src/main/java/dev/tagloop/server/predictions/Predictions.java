package dev.tagloop.server.predictions;

import dev.tagloop.server.access.Sight;
import dev.tagloop.server.storage.Times;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Predictions in the store. Every method works on the handle of the caller's transaction. */
public final class Predictions {
    private Predictions() {}

    public static Optional<PredictionRow> find(Handle handle, long id) {
        return handle.createQuery(PredictionRow.SELECT + "WHERE p.id = :id")
                .bind("id", id)
                .map(PredictionRow.MAPPER)
                .findOne();
    }

    /** All predictions of these tasks, oldest first. */
    public static List<PredictionRow> ofTasks(Handle handle, Collection<Long> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(PredictionRow.SELECT + "WHERE p.task_id IN (<tasks>) ORDER BY p.id")
                .bindList("tasks", tasks)
                .map(PredictionRow.MAPPER)
                .list();
    }

    /** A project's predictions, oldest first, of the tasks that the caller sees. */
    static List<PredictionRow> ofProject(Handle handle, long project, Sight sight) {
        return handle.createQuery(PredictionRow.SELECT
                        + "JOIN visible_tasks t ON t.id = p.task_id WHERE p.project_id = :project AND "
                        + sight.condition("t.id") + " ORDER BY p.id")
                .bind("project", project)
                .bindMap(sight.parameters())
                .map(PredictionRow.MAPPER)
                .list();
    }

    /** What a model's prediction is stored with. */
    public record Content(String modelVersion, Double score, String result) {}

    /** Replaces what a prediction holds. */
    public static void update(Handle handle, long id, Content content) {
        handle.createUpdate(
                        "UPDATE predictions SET model_version = :version, score = :score, updated_at = :now WHERE id = :id")
                .bind("version", content.modelVersion())
                .bind("score", content.score())
                .bind("now", Times.now())
                .bind("id", id)
                .execute();
        handle.createUpdate("UPDATE prediction_bodies SET result = :result WHERE prediction_id = :id")
                .bind("result", content.result())
                .bind("id", id)
                .execute();
    }

    private static final String FOLLOW = "UPDATE predictions SET task_is_labeled = NOT task_is_labeled"
            + " WHERE task_is_labeled <> (SELECT t.is_labeled FROM tasks t WHERE t.id = predictions.task_id) AND ";

    /** Lets the predictions of these tasks know whether their task is labelled; to be called by whoever decides that. */
    public static void followTasks(Handle handle, Collection<Long> tasks) {
        handle.createUpdate(FOLLOW + "task_id IN (<tasks>)")
                .bindList("tasks", tasks)
                .execute();
    }

    /** The same for all tasks of a project. */
    public static void followProject(Handle handle, long project) {
        handle.createUpdate(FOLLOW + "project_id = :project")
                .bind("project", project)
                .execute();
    }

    static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM predictions WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** Gives a project that shows no version's predictions this version to show. */
    public static void adoptVersion(Handle handle, long project, String version) {
        handle.createUpdate("UPDATE projects SET model_version = :version WHERE id = :project"
                        + " AND COALESCE(model_version, '') = ''")
                .bind("version", version)
                .bind("project", project)
                .execute();
    }
}
