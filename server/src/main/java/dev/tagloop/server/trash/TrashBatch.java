package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Work;
import dev.tagloop.server.summary.SummaryOrder;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskRemoval;
import dev.tagloop.server.webhooks.WebhookEvents;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one request deletes, as one thing in the trash. Large requests add to it a few at a time, each in a transaction of its own. A batch
 * is of one kind: tasks, or annotations.
 */
public final class TrashBatch {
    private final Trash trash;
    private final ProjectRef project;
    private final long user;
    private final ObjectNode memory = Json.object();
    private SummaryOrder forgotten = SummaryOrder.of(Json.object());
    private boolean quiet;
    private long item;
    private long count;
    private Thing thing;

    /** How the trash names what it holds. */
    public record Thing(String kind, long id) {}

    TrashBatch(Trash trash, ProjectRef project, long user) {
        this.trash = trash;
        this.project = project;
        this.user = user;
        memory.set("settings", settings(project));
    }

    /** Without telling webhooks of it. */
    TrashBatch quietly() {
        quiet = true;
        return this;
    }

    /** Tells webhooks of tasks that are gone. */
    void tell(Handle handle, List<Long> ids) {
        if (!quiet) {
            WebhookEvents.tasksDeleted(handle, project.id(), ids);
        }
    }

    /** What decides how many annotations the project's tasks need. */
    static ObjectNode settings(ProjectRef project) {
        return Json.object()
                .put("maximum_annotations", project.maximumAnnotations())
                .put("overlap_cohort_percentage", project.overlapCohortPercentage())
                .put("skip_queue", project.skipQueue());
    }

    /** What lies in the trash of it; empty while nothing was deleted. */
    public Optional<Thing> thing() {
        return Optional.ofNullable(thing);
    }

    /** Deletes tasks with all that hangs on them. @param ids a few hundred at most: others wait meanwhile */
    public int tasks(Handle handle, List<Long> ids) throws Exception {
        if (ids.isEmpty()) {
            return 0;
        }
        Bundle bundle =
                new RowTaker(handle, trash.schema(handle)).add("tasks", ids).bundle();
        SummaryOrder before = SummaryOrder.of(handle, project.id());
        int removed = TaskRemoval.removeForGood(handle, project.id(), ids);
        forgotten = forgotten.and(before.without(SummaryOrder.of(handle, project.id())));
        keep(handle, bundle, TrashItem.TASK, TrashItem.TASKS, bundle.of("tasks"));
        tell(handle, ids);
        return removed;
    }

    /**
     * Deletes annotations with all that hangs on them.
     *
     * @param ids a few hundred at most: others wait meanwhile
     * @param drafts of their tasks that go as well
     * @param removal removes them, with counters, summary and whatever else depends on them
     */
    public <T> T annotations(Handle handle, List<Long> ids, List<Long> drafts, Work<T> removal) throws Exception {
        Bundle bundle = new RowTaker(handle, trash.schema(handle))
                .add("annotations", ids)
                .add("drafts", drafts)
                .bundle();
        Collection<Long> tasks = new TreeSet<>(bundle.numbers("annotations", "task_id"));
        tasks.addAll(bundle.numbers("drafts", "task_id"));
        List<ObjectNode> before = RowTaker.alone(handle, trash.schema(handle), "tasks", tasks);
        SummaryOrder order = SummaryOrder.of(handle, project.id());
        T result = removal.run(handle);
        forgotten = forgotten.and(order.without(SummaryOrder.of(handle, project.id())));
        List<ObjectNode> after = RowTaker.alone(handle, trash.schema(handle), "tasks", tasks);
        List<Bundle.Touched> touched = IntStream.range(0, after.size())
                .mapToObj(i -> new Bundle.Touched(before.get(i), after.get(i)))
                .toList();
        if (!ids.isEmpty() || !drafts.isEmpty()) {
            keep(handle, bundle.with(touched), TrashItem.ANNOTATION, TrashItem.ANNOTATIONS, bundle.of("annotations"));
        }
        return result;
    }

    private void keep(Handle handle, Bundle bundle, String one, String many, List<ObjectNode> things) {
        count += things.size();
        if (item == 0) {
            item = TrashItems.insert(handle, many, project.organizationId(), project.id(), "", user);
        }
        memory.set("summary", forgotten.json());
        TrashItems.remember(handle, item, memory);
        TrashItems.addRows(handle, item, bundle);
        if (count == 1 && things.size() == 1) {
            thing = new Thing(one, things.getFirst().get("id").longValue());
            TrashItems.name(handle, item, one, thing.id(), Titles.of(handle, bundle));
        } else {
            thing = new Thing(many, item);
            TrashItems.name(handle, item, many, item, Titles.count(count, many));
        }
    }

    /** Begins with tasks that a pending import hides already, for {@link Trash} to move. */
    long hidden(Handle handle, long hidden, SummaryOrder order, long count) {
        item = TrashItems.insert(handle, TrashItem.TASKS, project.organizationId(), project.id(), "", user);
        memory.set("summary", order.json());
        TrashItems.remember(handle, item, memory);
        TrashItems.name(handle, item, TrashItem.TASKS, item, Titles.count(count, TrashItem.TASKS));
        TrashItems.setState(handle, item, TrashItem.MOVING, hidden);
        thing = new Thing(TrashItem.TASKS, item);
        return item;
    }
}
