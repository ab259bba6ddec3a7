package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.labelstudio.client.StudioProtocolException;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a successful answer.
 *
 * @param request what was asked, for messages
 * @param content the body; empty if there was none
 */
public record Answer(String request, byte[] content) {
    /** The body as an object. */
    public JsonObject object() {
        JsonNode tree = tree();
        if (tree instanceof ObjectNode object) {
            return JsonObject.owning(object);
        }
        throw strange("a JSON object was expected in the answer", null);
    }

    /** The body as a list of objects. */
    public List<JsonObject> objects() {
        JsonNode tree = tree();
        if (!tree.isArray() || !tree.valueStream().allMatch(JsonNode::isObject)) {
            throw strange("a JSON list of objects was expected in the answer", null);
        }
        return tree.valueStream().map(JsonObject::owning).toList();
    }

    private JsonNode tree() {
        try {
            return Json.read(content);
        } catch (JsonException e) {
            throw strange("the answer is no JSON: " + e.getMessage(), e);
        }
    }

    private StudioProtocolException strange(String what, Throwable cause) {
        return new StudioProtocolException(request, what, cause);
    }
}
