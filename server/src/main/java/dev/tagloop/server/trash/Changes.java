package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Work;
import dev.tagloop.server.summary.SummaryOrder;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** What one action changes, kept in the trash as one thing that changes it back. Large ones add to it a few tasks at a time. */
public final class Changes {
    private final Trash trash;
    private final ProjectRef project;
    private final long user;
    private final String title;
    private final ObjectNode memory = Json.object();
    private final Set<Long> tasks = new HashSet<>();
    private SummaryOrder forgotten = SummaryOrder.of(Json.object());
    private long item;

    Changes(Trash trash, ProjectRef project, long user, String title) {
        this.trash = trash;
        this.project = project;
        this.user = user;
        this.title = title;
    }

    /** What undoes it; empty while nothing was changed. */
    public Optional<TrashBatch.Thing> thing() {
        return item == 0 ? Optional.empty() : Optional.of(new TrashBatch.Thing(TrashItem.CHANGE, item));
    }

    /**
     * Makes a change of tasks and all that hangs on them.
     *
     * @param ids all tasks whose rows it touches, a few hundred at most
     */
    public <T> T around(Handle handle, Collection<Long> ids, Work<T> change) throws Exception {
        return around(ids, change, handle, new RowTaker(handle, trash.schema(handle)));
    }

    /** The same for a change of nothing but the tasks' data. */
    public <T> T aroundData(Handle handle, Collection<Long> ids, Work<T> change) throws Exception {
        return around(
                ids, change, handle, new RowTaker(handle, trash.schema(handle)).only(Set.of("tasks", "task_bodies")));
    }

    private <T> T around(Collection<Long> ids, Work<T> change, Handle handle, RowTaker taker) throws Exception {
        Bundle before = taker.fresh().add("tasks", ids).bundle();
        SummaryOrder order = SummaryOrder.of(handle, project.id());
        T result = change.run(handle);
        forgotten = forgotten.and(order.without(SummaryOrder.of(handle, project.id())));
        Bundle after = taker.fresh().add("tasks", ids).bundle();
        keep(handle, Difference.between(trash.schema(handle), before, after));
        return result;
    }

    private void keep(Handle handle, List<ChangedRows> groups) {
        if (groups.isEmpty()) {
            return;
        }
        if (item == 0) {
            item = TrashItems.insert(handle, TrashItem.CHANGE, project.organizationId(), project.id(), title, user);
        }
        groups.forEach(group -> tasks.addAll(group.tasks()));
        memory.set("summary", forgotten.json());
        TrashItems.remember(handle, item, memory);
        TrashItems.addRows(handle, item, ChangedRows.json(groups));
        TrashItems.name(
                handle,
                item,
                TrashItem.CHANGE,
                item,
                title + ": " + Titles.count(tasks.size(), tasks.size() == 1 ? "task" : "tasks"));
    }
}
