package dev.tagloop.labelstudio.move;

import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A project's tasks in the order of their ids, always "the first that come after this one": tasks that come and go meanwhile move nothing, and the
 * server need not count to a page.
 */
final class TaskPages extends Spliterators.AbstractSpliterator<ObjectNode> {
    private static final int TOGETHER = 100;

    private final Transport transport;
    private final long project;
    private final Queue<ObjectNode> waiting = new ArrayDeque<>();
    private long reached;
    private boolean ended;

    TaskPages(Transport transport, long project) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.transport = transport;
        this.project = project;
    }

    @Override
    public boolean tryAdvance(Consumer<? super ObjectNode> action) {
        if (waiting.isEmpty() && !ended) {
            fetch();
        }
        ObjectNode task = waiting.poll();
        if (task == null) {
            return false;
        }
        action.accept(task);
        return true;
    }

    private void fetch() {
        Query query = Query.none()
                .with("project", Long.toString(project))
                .with("fields", "all")
                .with("page_size", Integer.toString(TOGETHER))
                .with("query", Json.writeAscii(after(reached)));
        // One page at a time: the pages of the client end this list where the server says that there is none.
        try (Stream<JsonObject> page =
                transport.pages("/api/tasks/", query, "tasks", TOGETHER).limit(TOGETHER)) {
            page.forEach(task -> {
                long id = task.integer("id").orElse(-1);
                if (id <= reached) {
                    throw new MoveException(
                            "The server does not list the tasks of project " + project
                                    + " by their ids, as releases since 1.5 do: update it, or move its file label_studio.sqlite3.");
                }
                reached = id;
                waiting.add(complete(task.toNode()));
            });
        }
        ended = waiting.size() < TOGETHER;
    }

    private static ObjectNode after(long id) {
        ObjectNode query = Json.mapper().createObjectNode();
        ObjectNode filters = query.putObject("filters").put("conjunction", "and");
        filters.putArray("items")
                .addObject()
                .put("filter", "filter:tasks:id")
                .put("operator", "greater")
                .put("type", "Number")
                .put("value", id);
        query.putArray("ordering").add("tasks:id");
        return query;
    }

    /** A list may show the predictions of one model version only. */
    private ObjectNode complete(ObjectNode task) {
        if (task.path("predictions").size() < task.path("total_predictions").asLong(0)) {
            ArrayNode all = task.putArray("predictions");
            transport
                    .get(
                            "/api/predictions/",
                            Query.none().with("task", task.path("id").asString()))
                    .objects()
                    .forEach(prediction -> all.add(prediction.toNode()));
        }
        return task;
    }
}
