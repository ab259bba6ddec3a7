package dev.tagloop.server.annotations;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The {@code result} of an annotation or draft as a request sends it: a list of objects, or the JSON text of one. */
public final class ResultInput {
    private ResultInput() {}

    /** The result; empty when it is absent or wrong, which then stands among the fields' errors. */
    public static Optional<JsonNode> read(Fields fields) {
        Optional<JsonNode> sent = fields.json("result");
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        JsonNode result = sent.get();
        if (result.isNull()) {
            return wrong(fields, "This field may not be null.");
        }
        if (result.isString()) {
            Optional<JsonNode> parsed = Json.tryParse(result.stringValue());
            if (parsed.isEmpty()) {
                return wrong(fields, "annotation \"result\" can't be parse from str to JSON");
            }
            result = parsed.get();
        }
        if (!result.isArray()) {
            return wrong(fields, "annotation \"result\" field in annotation must be list");
        }
        if (!result.valueStream().allMatch(JsonNode::isObject)) {
            return wrong(fields, "each item of annotation \"result\" must be an object");
        }
        return Optional.of(new CleanText().clean(result));
    }

    private static Optional<JsonNode> wrong(Fields fields, String message) {
        fields.error("result", message);
        return Optional.empty();
    }

    /** How many regions a result has; several entries may speak about one region and share its id. */
    public static long regions(JsonNode result) {
        Set<String> ids = new HashSet<>();
        long withoutId = 0;
        for (JsonNode entry : result) {
            JsonNode id = entry.get("id");
            if (id == null || id.isNull()) {
                withoutId++;
            } else {
                ids.add(id.toString());
            }
        }
        return ids.size() + withoutId;
    }
}
