package dev.tagloop.server.filters;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks for a project's tasks by filters and an order. */
record Listing(Http caller, long project) {
    /** One condition. @param value anything that JSON can be made of */
    static ObjectNode filter(String column, String operator, String type, Object value) {
        ObjectNode filter = Json.mapper().createObjectNode();
        filter.put("filter", "filter:tasks:" + column).put("operator", operator).put("type", type);
        filter.set("value", Json.mapper().valueToTree(value));
        return filter;
    }

    Http.Answer answer(JsonNode query, String more) {
        return caller.get("/api/tasks?project=" + project + "&page_size=1000" + more + "&query="
                + URLEncoder.encode(Json.write(query), StandardCharsets.UTF_8));
    }

    Http.Answer filtered(ObjectNode... filters) {
        ObjectNode query = Json.mapper().createObjectNode();
        query.putObject("filters").put("conjunction", "and").putArray("items").addAll(List.of(filters));
        return answer(query, "");
    }

    Http.Answer ordered(String column) {
        ObjectNode query = Json.mapper().createObjectNode();
        query.putArray("ordering").add(column);
        return answer(query, "");
    }

    static List<Long> ids(Http.Answer answer) {
        return TestStudio.ok(answer)
                .get("tasks")
                .valueStream()
                .map(task -> task.get("id").asLong())
                .toList();
    }

    /** The tasks for which a condition holds. */
    List<Long> by(String column, String operator, String type, Object value) {
        return ids(filtered(filter(column, operator, type, value)));
    }
}
