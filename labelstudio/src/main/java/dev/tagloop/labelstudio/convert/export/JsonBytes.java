package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.labelstudio.json.JsonObject;
import tools.jackson.databind.JsonNode;

/** JSON on one line, in UTF-8. */
final class JsonBytes {
    private JsonBytes() {}

    static byte[] of(JsonNode node) {
        return JsonObject.owning(node).toBytes();
    }
}
