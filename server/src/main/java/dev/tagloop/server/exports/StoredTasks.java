package dev.tagloop.server.exports;

import dev.tagloop.labelstudio.convert.export.TaskSource;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.comments.TaskComments;
import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.tasks.TaskRow;
import dev.tagloop.server.tasks.Tasks;
import dev.tagloop.server.tasks.UploadNames;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The tasks of a selection, read from one snapshot of the store, some at a time, so that their number does not matter. */
final class StoredTasks implements TaskSource {
    private static final int TASKS_AT_ONCE = 500;

    private final Handle handle;
    private final Selection selection;
    private final TaskShape shape;
    private final StoredContent content;
    private final Instant now = Instant.now();

    StoredTasks(Handle handle, Selection selection, TaskShape shape, StoredContent content) {
        this.handle = handle;
        this.selection = selection;
        this.shape = shape;
        this.content = content;
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        List<Long> ids = selection.after(handle, 0, TASKS_AT_ONCE);
        while (!ids.isEmpty()) {
            List<TaskRow> tasks = Tasks.list(handle, ids);
            Related related = Related.of(handle, ids).with(TaskComments.of(handle, ids, Sight.EVERYTHING));
            UploadNames files = UploadNames.of(handle, tasks);
            for (TaskRow task : tasks) {
                sink.accept(new Task(
                        JsonObject.owning(ExportedTask.json(task, related, files.name(task), now, shape, content))));
            }
            ids = selection.after(handle, ids.getLast(), TASKS_AT_ONCE);
        }
    }
}
