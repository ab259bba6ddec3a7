package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an action changed in the rows of some tasks that hang together, as far as it takes to change it back.
 *
 * @param tasks whose rows they are, before or after
 */
record ChangedRows(Set<Long> tasks, List<Change> changes) {
    /**
     * A row that is another now.
     *
     * @param before as it was; null when it was not there
     * @param after the digest of what the action left; null when the row is gone
     */
    record Change(String table, ObjectNode key, ObjectNode before, String after) {
        boolean isAdded() {
            return before == null;
        }

        boolean isRemoved() {
            return after == null;
        }

        boolean isOfTask() {
            return table.equals("tasks");
        }

        boolean isReplaced() {
            return before != null && after != null;
        }
    }

    List<Change> added() {
        return changes.stream().filter(Change::isAdded).toList();
    }

    List<Change> removed() {
        return changes.stream().filter(Change::isRemoved).toList();
    }

    static ObjectNode json(Collection<ChangedRows> groups) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("groups");
        for (ChangedRows group : groups) {
            ObjectNode entry = list.addObject();
            ArrayNode tasks = entry.putArray("tasks");
            group.tasks.forEach(tasks::add);
            ArrayNode changes = entry.putArray("changes");
            for (Change change : group.changes) {
                ObjectNode row = changes.addObject().put("table", change.table);
                row.set("key", change.key);
                if (change.before != null) {
                    row.set("before", change.before);
                }
                row.put("after", change.after);
            }
        }
        return json;
    }

    /** From what {@link #json} gave. */
    static List<ChangedRows> of(JsonNode json) {
        List<ChangedRows> groups = new ArrayList<>();
        for (JsonNode entry : json.get("groups")) {
            Set<Long> tasks = new TreeSet<>();
            entry.get("tasks").forEach(task -> tasks.add(task.longValue()));
            List<Change> changes = new ArrayList<>();
            entry.get("changes")
                    .forEach(row -> changes.add(new Change(
                            row.get("table").stringValue(),
                            (ObjectNode) row.get("key"),
                            (ObjectNode) row.get("before"),
                            row.get("after").isNull() ? null : row.get("after").stringValue())));
            groups.add(new ChangedRows(tasks, changes));
        }
        return groups;
    }
}
