package dev.tagloop.server.tasks;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a request says about one task.
 *
 * @param data stored JSON
 * @param meta stored JSON
 */
record TaskInput(Optional<String> data, Optional<String> meta, Optional<Long> innerId, Optional<Boolean> isLabeled) {

    /** Reads a new task, which must have data that the configuration can show. */
    static TaskInput ofNew(Fields fields, DataCheck check) {
        fields.require("data");
        TaskInput input = of(fields);
        JsonNode data =
                Json.parse(input.data.orElseThrow(() -> ApiException.invalid("data", "This field is required.")));
        check.problem(data).ifPresent(problem -> {
            throw ApiException.invalidRequest(problem + " [assume: item[\"data\"] = task root with values]");
        });
        requireObject(data);
        return input;
    }

    /** Reads a change; what it does not name stays. */
    static TaskInput ofChange(Fields fields) {
        TaskInput input = of(fields);
        input.data.map(Json::parse).ifPresent(TaskInput::requireObject);
        return input;
    }

    private static TaskInput of(Fields fields) {
        CleanText text = new CleanText();
        Optional<JsonNode> data = json(fields, "data");
        Optional<JsonNode> meta = fields.isNull("meta") ? Optional.of(Json.object()) : json(fields, "meta");
        if (fields.isNull("data")) {
            fields.error("data", "This field may not be null.");
        }
        Optional<Long> innerId = fields.isNull("inner_id") ? Optional.empty() : fields.integer("inner_id");
        Optional<Boolean> isLabeled = fields.bool("is_labeled");
        fields.check();
        return new TaskInput(
                data.map(text::clean).map(Json::stored), meta.map(text::clean).map(Json::stored), innerId, isLabeled);
    }

    /** A JSON value; a form sends it as text. */
    private static Optional<JsonNode> json(Fields fields, String name) {
        Optional<JsonNode> value = fields.json(name).filter(node -> !node.isNull());
        if (value.isPresent() && value.get().isString()) {
            Optional<JsonNode> parsed = Json.tryParse(value.get().stringValue());
            if (parsed.isEmpty()) {
                fields.error(name, "Value must be valid JSON.");
            }
            return parsed;
        }
        return value;
    }

    private static void requireObject(JsonNode data) {
        if (!data.isObject()) {
            throw ApiException.invalid("data", "Task data must be an object: {\"<key>\": <value>, ...}.");
        }
    }
}
