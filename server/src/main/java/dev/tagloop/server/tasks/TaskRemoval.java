package dev.tagloop.server.tasks;

import dev.tagloop.server.summary.SummaryDelta;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Removes tasks with everything that hangs on them, and takes it out of counters and summary. */
public final class TaskRemoval {
    private TaskRemoval() {}

    /** Removes some tasks of a project. */
    public static int remove(Handle handle, long project, List<Long> ids) throws Exception {
        SummaryDelta delta = new SummaryDelta();
        Tasks.list(handle, ids).forEach(task -> delta.data(task.data(), -1));
        Related related = Related.of(handle, ids);
        related.annotations().values().stream()
                .flatMap(List::stream)
                .forEach(annotation -> delta.annotation(annotation.result(), -1));
        related.drafts().values().stream().flatMap(List::stream).forEach(draft -> delta.draft(draft.result(), -1));
        int removed = Counters.around(handle, project, ids, same -> Tasks.delete(handle, ids));
        delta.apply(handle, project);
        return removed;
    }

    /** Removes all tasks of a project that anybody can see; an import in the making goes on. */
    public static int removeAll(Handle handle, long project) {
        int removed = handle.createUpdate("DELETE FROM tasks WHERE project_id = :project"
                        + " AND (import_id IS NULL OR import_id NOT IN (SELECT id FROM pending_imports))")
                .bind("project", project)
                .execute();
        handle.createUpdate(
                        "UPDATE projects SET task_number = 0, finished_task_number = 0, total_predictions_number = 0,"
                                + " total_annotations_number = 0, skipped_annotations_number = 0, useful_annotation_number = 0,"
                                + " ground_truth_number = 0, num_tasks_with_annotations = 0 WHERE id = :project")
                .bind("project", project)
                .execute();
        SummaryDelta.clear(handle, project);
        return removed;
    }
}
