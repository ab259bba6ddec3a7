package dev.tagloop.server.predictions;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.DataCheck;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a result of what a prediction was sent with. A list of objects is one; an object becomes the value of the first control that it
 * fits; a text or number becomes the value of the first control that holds a single one, if there is any.
 */
public final class ResultCoercion {
    private final Optional<LabelConfig> config;

    private ResultCoercion(Optional<LabelConfig> config) {
        this.config = config;
    }

    public static ResultCoercion of(ProjectRef project) {
        return new ResultCoercion(DataCheck.parse(project.labelConfig()));
    }

    /** True for a list with an item that is no object, which is refused. */
    public static boolean isUnusableList(JsonNode sent) {
        return sent.isArray() && !sent.valueStream().allMatch(JsonNode::isObject);
    }

    /** The result, or empty where no control takes what was sent. */
    public Optional<JsonNode> result(JsonNode sent) {
        return ofClean(new CleanText().clean(sent));
    }

    /** The same of what holds no lone surrogates any more. */
    public Optional<JsonNode> ofClean(JsonNode clean) {
        if (clean.isArray()) {
            return Optional.of(clean);
        }
        return clean.isObject() ? ofObject(clean) : ofScalar(clean);
    }

    /** The same for the value of a data column: the control of the column's name comes first, and takes an object as it is. */
    public Optional<JsonNode> ofColumn(String column, JsonNode value) {
        Optional<ControlTag> named = config.flatMap(found -> found.control(column));
        if (value.isObject()) {
            return named.map(control -> region(control, value)).or(() -> result(value));
        }
        return named.flatMap(control -> value(control, value).map(found -> region(control, found)))
                .or(() -> result(value));
    }

    private Optional<JsonNode> ofObject(JsonNode value) {
        return controls().stream()
                .filter(control -> value.has(control.resultType()))
                .findFirst()
                .map(control -> region(control, value));
    }

    private Optional<JsonNode> ofScalar(JsonNode value) {
        return controls().stream()
                .flatMap(control -> value(control, value).map(found -> region(control, found)).stream())
                .findFirst();
    }

    private static Optional<JsonNode> value(ControlTag control, JsonNode value) {
        return switch (control) {
            case ControlTag.Choices choices -> Optional.of(list("choices", value));
            case ControlTag.TextArea textArea -> Optional.of(list("text", value));
            case ControlTag.Rating rating -> only(value.isNumber(), "rating", value);
            case ControlTag.Numeric number -> only(value.isNumber(), "number", value);
            case ControlTag.DateTime time -> only(value.isString(), "datetime", value);
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> only(boolean fits, String key, JsonNode value) {
        return fits ? Optional.of(Json.object().set(key, value)) : Optional.empty();
    }

    private static JsonNode list(String key, JsonNode value) {
        ObjectNode json = Json.object();
        json.putArray(key).add(value.asString());
        return json;
    }

    private static JsonNode region(ControlTag control, JsonNode value) {
        ArrayNode result = Json.array();
        ObjectNode region = result.addObject()
                .put("from_name", control.name())
                .put("to_name", control.toNames().getFirst())
                .put("type", control.resultType());
        region.set("value", value);
        return result;
    }

    private List<ControlTag> controls() {
        return config.map(LabelConfig::controls).orElse(List.of());
    }
}
