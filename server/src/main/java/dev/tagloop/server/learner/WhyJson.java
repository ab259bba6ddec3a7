package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.server.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reasons as codes with their values, as JSON. */
final class WhyJson {
    private WhyJson() {}

    static ArrayNode of(List<TaskOrdering.Why> parts) {
        ArrayNode json = Json.array();
        for (TaskOrdering.Why part : parts) {
            ObjectNode one = json.addObject().put("code", part.code());
            ArrayNode values = one.putArray("values");
            part.values().forEach(values::add);
        }
        return json;
    }

    /** @param stored null for none */
    static List<TaskOrdering.Why> read(String stored) {
        return stored == null
                ? List.of()
                : Json.parse(stored)
                        .valueStream()
                        .map(part -> new TaskOrdering.Why(
                                part.get("code").stringValue(),
                                part.get("values")
                                        .valueStream()
                                        .map(JsonNode::stringValue)
                                        .toList()))
                        .toList();
    }
}
