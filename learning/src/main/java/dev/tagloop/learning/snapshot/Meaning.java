package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a result says, without how it came about: region ids, scores, origins, notes and the order of regions are left
 * out, and so is the repeated text, which editors write in different ways.
 */
final class Meaning {

    private static final List<String> ACCIDENTS = List.of("id", "score", "origin", "meta", "readonly");

    private Meaning() {}

    static String of(List<Region> result) {
        return String.join("\n", result.stream().map(Meaning::of).sorted().toList());
    }

    private static String of(Region region) {
        ObjectNode node = region.json().toNode();
        ACCIDENTS.forEach(node::remove);
        JsonObject value = region.value();
        // Free text is what a text area says; beside a span it only repeats what stands there.
        if (value.has("start") && value.has("end")) {
            node.set("value", value.without("text").toNode());
        }
        return CanonicalJson.write(node);
    }
}
