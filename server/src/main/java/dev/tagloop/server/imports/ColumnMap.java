package dev.tagloop.server.imports;

import dev.tagloop.server.http.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which columns of a file become which keys of the tasks' data.
 *
 * @param columns the column of each key that was named
 * @param keepsOthers whether the columns that were not named become keys of their own names
 */
record ColumnMap(Map<String, String> columns, boolean keepsOthers) {
    static final ColumnMap AS_IT_IS = new ColumnMap(Map.of(), true);

    /** The task of an item: the item itself where it has data, else one whose data it is. */
    ObjectNode task(JsonNode item) {
        boolean isTask = item.isObject() && item.path("data").isObject();
        ObjectNode task = isTask ? (ObjectNode) item : Json.object();
        JsonNode data = isTask ? item.get("data") : item;
        task.set("data", data instanceof ObjectNode object ? apply(object) : data);
        return task;
    }

    private ObjectNode apply(ObjectNode row) {
        if (columns.isEmpty() && keepsOthers) {
            return row;
        }
        Map<String, JsonNode> data = new LinkedHashMap<>();
        columns.forEach((key, column) -> {
            if (row.has(column)) {
                data.put(key, row.get(column));
            }
        });
        if (keepsOthers) {
            Set<String> taken = new LinkedHashSet<>(columns.values());
            row.properties().stream()
                    .filter(entry -> !taken.contains(entry.getKey()))
                    .forEach(entry -> data.putIfAbsent(entry.getKey(), entry.getValue()));
        }
        ObjectNode mapped = Json.object();
        data.forEach(mapped::set);
        return mapped;
    }
}
