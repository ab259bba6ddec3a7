package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows that left their tables together.
 *
 * @param rows by table, each row by column
 * @param links what rows that stayed referred to among them
 * @param touched rows of tasks that stayed, as the removal found and left them
 */
record Bundle(Map<String, List<ObjectNode>> rows, List<Link> links, List<Touched> touched) {
    /**
     * A reference that the database took out of a row that stays.
     *
     * @param key the row's primary key by column
     */
    record Link(String table, ObjectNode key, String column, JsonNode value) {}

    /** A row before and after the removal. */
    record Touched(ObjectNode before, ObjectNode after) {}

    Bundle with(List<Touched> tasks) {
        return new Bundle(rows, links, tasks);
    }

    /** The rows of a table; none when it has none here. */
    List<ObjectNode> of(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** A column of all rows of a table. */
    List<Long> numbers(String table, String column) {
        return of(table).stream().map(row -> row.get(column).longValue()).toList();
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        ObjectNode tables = json.putObject("rows");
        rows.forEach((table, list) -> tables.putArray(table).addAll(list));
        ArrayNode kept = json.putArray("links");
        links.forEach(link -> {
            ObjectNode entry = kept.addObject().put("table", link.table());
            entry.set("key", link.key());
            entry.put("column", link.column()).set("value", link.value());
        });
        ArrayNode tasks = json.putArray("touched");
        for (Touched task : touched) {
            ObjectNode entry = tasks.addObject();
            entry.set("before", task.before());
            entry.set("after", task.after());
        }
        return json;
    }

    static Bundle of(JsonNode json) {
        Map<String, List<ObjectNode>> rows = new LinkedHashMap<>();
        json.get("rows").properties().forEach(table -> {
            List<ObjectNode> list = new ArrayList<>();
            table.getValue().forEach(row -> list.add((ObjectNode) row));
            rows.put(table.getKey(), list);
        });
        List<Link> links = new ArrayList<>();
        json.get("links")
                .forEach(link -> links.add(new Link(
                        link.get("table").stringValue(),
                        (ObjectNode) link.get("key"),
                        link.get("column").stringValue(),
                        link.get("value"))));
        List<Touched> touched = new ArrayList<>();
        json.get("touched")
                .forEach(task ->
                        touched.add(new Touched((ObjectNode) task.get("before"), (ObjectNode) task.get("after"))));
        return new Bundle(rows, links, touched);
    }
}
