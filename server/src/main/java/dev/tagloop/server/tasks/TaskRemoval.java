package dev.tagloop.server.tasks;

import dev.tagloop.server.imports.PendingImports;
import dev.tagloop.server.storage.AnnotationChanges;
import dev.tagloop.server.summary.SummaryDelta;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Removes tasks with everything that hangs on them, and takes it out of counters and summary. What people delete goes through {@link
 * dev.tagloop.server.trash.Trash}, which keeps it for a while.
 */
public final class TaskRemoval {
    private TaskRemoval() {}

    /** Removes some tasks of a project. */
    public static int removeForGood(Handle handle, long project, List<Long> ids) throws Exception {
        SummaryDelta delta = new SummaryDelta();
        Tasks.list(handle, ids).forEach(task -> delta.data(task.data(), -1));
        Related related = Related.of(handle, ids);
        related.annotations().values().stream()
                .flatMap(List::stream)
                .forEach(annotation -> delta.annotation(annotation.result(), -1));
        related.drafts().values().stream().flatMap(List::stream).forEach(draft -> delta.draft(draft.result(), -1));
        int removed = Counters.around(handle, project, ids, same -> Tasks.delete(handle, ids));
        delta.apply(handle, project);
        AnnotationChanges.note(handle, project, related.annotations().keySet());
        return removed;
    }

    /**
     * Takes all tasks of a project from everybody's sight at once, for the caller to remove them a few at a time: others need not wait for
     * the removal of many. An import in the making goes on.
     *
     * @return the import that they belong to now
     */
    public static long hideAll(Handle handle, long project) {
        long hidden = PendingImports.begin(handle, project);
        handle.createUpdate("UPDATE tasks SET import_id = :hidden WHERE id IN"
                        + " (SELECT id FROM visible_tasks WHERE project_id = :project)")
                .bind("hidden", hidden)
                .bind("project", project)
                .execute();
        handle.createUpdate(
                        "UPDATE projects SET task_number = 0, finished_task_number = 0, total_predictions_number = 0,"
                                + " total_annotations_number = 0, skipped_annotations_number = 0, useful_annotation_number = 0,"
                                + " ground_truth_number = 0, num_tasks_with_annotations = 0 WHERE id = :project")
                .bind("project", project)
                .execute();
        SummaryDelta.clear(handle, project);
        AnnotationChanges.noteAll(handle, project);
        return hidden;
    }
}
