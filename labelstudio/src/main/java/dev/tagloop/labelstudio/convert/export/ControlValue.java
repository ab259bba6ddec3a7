package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.ControlTag;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What one region says.
 *
 * @param control the control it belongs to
 * @param value the region's {@code value}
 */
record ControlValue(ControlTag control, JsonNode value) {
    /** A single choice or text as such, anything else as the region has it. */
    private JsonNode plain() {
        return switch (control) {
            case ControlTag.Choices choices -> only("choices");
            case ControlTag.TextArea text -> only("text");
            default -> value;
        };
    }

    private JsonNode only(String key) {
        JsonNode items = value.path(key);
        return items.isArray() && items.size() == 1 ? items.get(0) : value;
    }

    /** All values of a control as one: a list, but that an only choice or text stands alone. */
    static JsonNode merged(List<ControlValue> values) {
        ControlTag control = values.getLast().control();
        if (values.size() == 1 && (control instanceof ControlTag.Choices || control instanceof ControlTag.TextArea)) {
            return values.getFirst().plain();
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> list.add(value.plain()));
        return list;
    }
}
