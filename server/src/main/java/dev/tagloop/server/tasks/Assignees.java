package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Sight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whom tasks of a list are meant for. */
final class Assignees {
    private Assignees() {}

    /** Puts {@code assignees}, a list of accounts, to each task of a list; of people whose work the caller does not see nothing is said. */
    static void add(Handle handle, List<Long> tasks, ArrayNode items, Sight sight) {
        Map<Long, ArrayNode> lists = new HashMap<>();
        for (JsonNode item : items) {
            lists.put(item.path("id").longValue(), ((ObjectNode) item).putArray("assignees"));
        }
        if (tasks.isEmpty()) {
            return;
        }
        handle
                .createQuery("SELECT task_id, user_id FROM task_assignments WHERE task_id IN (<tasks>)"
                        + " ORDER BY task_id, user_id")
                .bindList("tasks", tasks)
                .map((row, context) -> Map.entry(row.getLong("task_id"), row.getLong("user_id")))
                .list()
                .stream()
                .filter(one -> sight.shows(one.getValue()) && lists.containsKey(one.getKey()))
                .forEach(one -> lists.get(one.getKey()).add(one.getValue()));
    }
}
