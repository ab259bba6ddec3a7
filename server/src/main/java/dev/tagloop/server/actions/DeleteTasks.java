package dev.tagloop.server.actions;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.trash.TrashBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Moves tasks to the trash. */
final class DeleteTasks implements BulkAction {
    private static final int TOGETHER = 500;

    @Override
    public String id() {
        return "delete_tasks";
    }

    @Override
    public Optional<ObjectNode> menu() {
        ObjectNode entry =
                Menu.entry(id(), "Delete Tasks", 100, List.of("tasks.delete")).put("reload", true);
        return Optional.of(entry.set(
                "dialog", Menu.dialog(null, "The selected tasks go to the trash, with all that hangs on them.")));
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    @Override
    public Map<String, Long> changes(Run run) {
        return Counting.of(run)
                .add("tasks", "1")
                .add("annotations", "t.total_annotations + t.cancelled_annotations")
                .add("drafts", "(SELECT COUNT(*) FROM drafts d WHERE d.task_id = t.id)")
                .add("predictions", "t.total_predictions")
                .counts();
    }

    @Override
    public JsonNode run(Run run) {
        long deleted = run.selection().isEverything() ? all(run) : some(run);
        return Json.object()
                .put("processed_items", deleted)
                .put("reload", taskNumber(run) == 0)
                .put("detail", "Deleted " + deleted + " tasks");
    }

    private static long all(Run run) {
        long before = taskNumber(run);
        run.trash().allTasks(run.project(), run.batch());
        return before;
    }

    private static long taskNumber(Run run) {
        return run.database()
                .read(handle -> handle.createQuery("SELECT task_number FROM projects WHERE id = :project")
                        .bind("project", run.project().id())
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L));
    }

    private static long some(Run run) {
        TrashBatch batch = run.batch();
        AtomicLong deleted = new AtomicLong();
        Database database = run.database();
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> deleted.addAndGet(database.write(handle -> {
                            run.project(handle);
                            return batch.tasks(handle, present(handle, ids));
                        })));
        return deleted.get();
    }

    /** Those of the tasks that nobody deleted meanwhile. */
    static List<Long> present(Handle handle, List<Long> ids) {
        return handle.createQuery("SELECT t.id FROM visible_tasks t WHERE t.id IN (<ids>) ORDER BY t.id")
                .bindList("ids", ids)
                .mapTo(Long.class)
                .list();
    }
}
