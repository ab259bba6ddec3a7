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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;

/**
 * The tasks of a selection, read from one snapshot of the store, some at a time, so that their number does not matter. The next ones are read while
 * these are converted.
 */
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

    /** Some tasks with all that hangs on them, as they were read. */
    private record Part(List<TaskRow> tasks, Related related, UploadNames files) {}

    @Override
    public void forEach(Sink sink) throws IOException {
        AtomicLong last = new AtomicLong();
        new ReadAhead<>(() -> after(last)).forEach(part -> {
            for (TaskRow task : part.tasks()) {
                sink.accept(new Task(JsonObject.owning(
                        ExportedTask.json(task, part.related(), part.files().name(task), now, shape, content))));
            }
        });
    }

    private Optional<Part> after(AtomicLong last) {
        List<Long> ids = selection.after(handle, last.get(), TASKS_AT_ONCE);
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        last.set(ids.getLast());
        List<TaskRow> tasks = Tasks.list(handle, ids);
        return Optional.of(new Part(
                tasks,
                Related.of(handle, ids).with(TaskComments.of(handle, ids, Sight.EVERYTHING)),
                UploadNames.of(handle, tasks)));
    }
}
