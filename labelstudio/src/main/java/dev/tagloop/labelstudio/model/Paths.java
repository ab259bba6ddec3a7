package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Lists of ways through a tree of choices, where a bare name is a way of one step. */
final class Paths {
    private Paths() {}

    static List<List<String>> of(JsonObject value, String key) {
        return value.get(key).stream()
                .flatMap(JsonNode::valueStream)
                .map(Paths::path)
                .filter(path -> !path.isEmpty())
                .toList();
    }

    private static List<String> path(JsonNode item) {
        if (item.isArray()) {
            return item.valueStream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .toList();
        }
        return item.isValueNode() && !item.isNull() ? List.of(item.asString()) : List.of();
    }
}
