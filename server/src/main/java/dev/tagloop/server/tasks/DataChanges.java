package dev.tagloop.server.tasks;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.summary.SummaryDelta;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import tools.jackson.databind.node.ObjectNode;

/** Changes the data of some hundred tasks at once, with the summary of their project. */
public final class DataChanges {
    private DataChanges() {}

    /**
     * Changes the data of tasks inside the caller's transaction.
     *
     * @param change gets each task and its data, which it changes in place
     * @return how many tasks there were
     */
    public static int apply(
            Handle handle,
            ProjectRef project,
            Collection<Long> ids,
            long user,
            BiConsumer<TaskRow, ObjectNode> change) {
        SummaryDelta delta = new SummaryDelta();
        PreparedBatch bodies = handle.prepareBatch("UPDATE task_bodies SET data = :data WHERE task_id = :id");
        PreparedBatch heads =
                handle.prepareBatch("UPDATE tasks SET updated_at = :now, updated_by = :user WHERE id = :id");
        String now = Times.now();
        for (TaskRow task : Tasks.list(handle, ids)) {
            ObjectNode data = (ObjectNode) task.dataTree();
            delta.data(data, -1);
            change.accept(task, data);
            delta.data(data, 1);
            bodies.bind("data", Json.stored(data)).bind("id", task.id()).add();
            heads.bind("now", now).bind("user", user).bind("id", task.id()).add();
        }
        int changed = bodies.size();
        if (changed > 0) {
            bodies.execute();
            heads.execute();
            delta.apply(handle, project.id());
        }
        return changed;
    }
}
