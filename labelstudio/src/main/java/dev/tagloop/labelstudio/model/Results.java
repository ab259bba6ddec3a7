package dev.tagloop.labelstudio.model;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Lists of regions as JSON. */
final class Results {
    private Results() {}

    static List<Region> of(JsonObject owner) {
        return owner.objects("result").stream().map(Region::of).toList();
    }

    static ArrayNode toNode(Collection<? extends JsonBacked> items) {
        ArrayNode array = Json.mapper().createArrayNode();
        items.forEach(item -> array.add(item.json().toNode()));
        return array;
    }
}
