package dev.tagloop.server.actions;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.Counters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes the predictions of tasks. */
final class DeletePredictions implements BulkAction {
    private static final int TOGETHER = 500;

    @Override
    public String id() {
        return "delete_tasks_predictions";
    }

    @Override
    public Optional<ObjectNode> menu() {
        return Optional.of(Menu.entry(id(), "Delete Predictions", 102, List.of("predictions.any"))
                .set("dialog", Menu.dialog(null, "All predictions of the selected tasks are deleted.")));
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    @Override
    public Map<String, Long> changes(Run run) {
        return Counting.of(run).add("predictions", "t.total_predictions").counts();
    }

    @Override
    public JsonNode run(Run run) {
        AtomicLong deleted = new AtomicLong();
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> deleted.addAndGet(run.database()
                                .write(handle -> run.changes().around(handle, ids, same -> delete(handle, run, ids)))));
        return Json.object()
                .put("processed_items", deleted.get())
                .put("detail", "Deleted " + deleted.get() + " predictions");
    }

    private static int delete(Handle handle, Run run, List<Long> ids) throws Exception {
        return Counters.around(handle, run.project(handle).id(), ids, same -> {
            int gone = handle.createUpdate("DELETE FROM predictions WHERE task_id IN (<tasks>)")
                    .bindList("tasks", ids)
                    .execute();
            Counters.recountPredictions(handle, ids);
            return gone;
        });
    }
}
