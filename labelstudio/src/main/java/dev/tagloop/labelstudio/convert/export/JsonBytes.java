package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.labelstudio.json.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** JSON on one line, in UTF-8. */
final class JsonBytes {
    private JsonBytes() {}

    static byte[] of(JsonNode node) {
        try {
            return Json.mapper().writeValueAsBytes(node);
        } catch (JacksonException e) {
            // A lone surrogate has no UTF-8, but it has an escape.
            return Json.writeAscii(node).getBytes(StandardCharsets.US_ASCII);
        }
    }
}
