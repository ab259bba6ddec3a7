package dev.tagloop.server.tasks;

import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.storage.AnnotationChanges;
import dev.tagloop.server.storage.Work;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps the counters of tasks and projects in the transaction that changes what they count. */
public final class Counters {
    private Counters() {}

    /**
     * Runs a change of these tasks, or of what hangs on them, and moves the project's counters by the difference that it makes.
     *
     * @param tasks all tasks that the change touches or removes
     */
    public static <T> T around(Handle handle, long project, Collection<Long> tasks, Work<T> change) throws Exception {
        Tally before = Tally.of(handle, tasks);
        T result = change.run(handle);
        add(handle, project, Tally.of(handle, tasks).minus(before));
        return result;
    }

    /** Counts a task that was just made. */
    static void added(Handle handle, long project, long task) {
        add(handle, project, Tally.of(handle, List.of(task)));
    }

    /** Counts the tasks of an import that becomes visible, and tells webhooks of them. */
    public static void addedByImport(Handle handle, long project, long importId) {
        addedByImport(handle, project, importId, Tally.ofImport(handle, importId));
    }

    /** The same where they were counted as they were stored. */
    public static void addedByImport(Handle handle, long project, long importId, ImportTally counted) {
        addedByImport(handle, project, importId, counted.tally());
    }

    private static void addedByImport(Handle handle, long project, long importId, Tally tally) {
        add(handle, project, tally);
        WebhookEvents.tasksImported(handle, project, importId);
        if (tally.annotations() + tally.skipped() > 0) {
            AnnotationChanges.note(
                    handle,
                    project,
                    handle.createQuery("SELECT id FROM tasks WHERE import_id = :import"
                                    + " AND total_annotations + cancelled_annotations > 0 LIMIT :limit")
                            .bind("import", importId)
                            // More than that are told as a whole.
                            .bind("limit", AnnotationChanges.MOST_TASKS + 1)
                            .mapTo(Long.class)
                            .list());
        }
    }

    private static void add(Handle handle, long project, Tally more) {
        if (more.equals(Tally.NOTHING)) {
            return;
        }
        handle.createUpdate(
                        "UPDATE projects SET task_number = task_number + :tasks,"
                                + " finished_task_number = finished_task_number + :finished,"
                                + " total_predictions_number = total_predictions_number + :predictions,"
                                + " total_annotations_number = total_annotations_number + :annotations,"
                                + " skipped_annotations_number = skipped_annotations_number + :skipped,"
                                + " useful_annotation_number = useful_annotation_number + :useful,"
                                + " ground_truth_number = ground_truth_number + :groundTruth,"
                                + " num_tasks_with_annotations = num_tasks_with_annotations + :annotatedTasks WHERE id = :project")
                .bind("tasks", more.tasks())
                .bind("finished", more.finished())
                .bind("predictions", more.predictions())
                .bind("annotations", more.annotations())
                .bind("skipped", more.skipped())
                .bind("useful", more.useful())
                .bind("groundTruth", more.groundTruth())
                .bind("annotatedTasks", more.annotatedTasks())
                .bind("project", project)
                .execute();
    }

    /** Counts tasks' annotations again and decides by them whether they are labelled; for whoever makes or removes annotations. */
    public static void recountAnnotations(Handle handle, ProjectRef project, Collection<Long> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        String all = "(SELECT COUNT(*) FROM annotations a WHERE a.task_id = tasks.id";
        String answered = all + " AND NOT a.was_cancelled)";
        String done = project.ignoresSkipped() ? all + ")" : answered;
        // One statement: each touches the indexes of the queue.
        handle.createUpdate("UPDATE tasks SET total_annotations = " + answered + ", cancelled_annotations = " + all
                        + " AND a.was_cancelled), is_labeled = (" + done + " >= overlap) WHERE id IN (<ids>)")
                .bindList("ids", tasks)
                .execute();
        Predictions.followTasks(handle, tasks);
        AnnotationChanges.note(handle, project.id(), tasks);
    }

    /** Counts a task's predictions again. */
    public static void recountPredictions(Handle handle, Collection<Long> tasks) {
        if (!tasks.isEmpty()) {
            handle.createUpdate("UPDATE tasks SET total_predictions ="
                            + " (SELECT COUNT(*) FROM predictions p WHERE p.task_id = tasks.id) WHERE id IN (<ids>)")
                    .bindList("ids", tasks)
                    .execute();
        }
    }
}
