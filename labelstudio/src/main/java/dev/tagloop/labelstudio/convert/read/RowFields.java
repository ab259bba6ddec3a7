package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.rows.LabelNames;
import dev.tagloop.core.rows.RowException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Readings of a row's fields that refuse what they do not find. */
final class RowFields {
    private RowFields() {}

    /** A whole number. */
    static long whole(JsonNode value, String field) {
        if (value == null || !value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToLong()) {
            throw new RowRefusal(field, "a whole number is needed here");
        }
        return value.decimalValue().longValueExact();
    }

    /** The name of a label. */
    static String label(JsonNode value, String field) {
        if (value == null || !(value.isString() || value.isIntegralNumber())) {
            throw new RowRefusal(field, "the name of a label is needed here");
        }
        return label(value.asString(), field);
    }

    /** A name that a labelling configuration can hold. */
    static String label(String name, String field) {
        try {
            return LabelNames.checked(name);
        } catch (RowException e) {
            throw new RowRefusal(field, e.getMessage());
        }
    }

    /** A name that a relation may have, or none. */
    static String optionalLabel(JsonNode value, String field) {
        return isNothing(value) ? "" : label(value, field);
    }

    static boolean isNothing(JsonNode value) {
        return value == null || value.isNull();
    }

    /** A text under the first of these keys that has one. */
    static String text(JsonNode row, List<String> keys) {
        return optionalText(row, keys)
                .orElseThrow(() -> new RowRefusal(keys.getFirst(), "it has no text under \"" + keys.getFirst() + "\""));
    }

    static Optional<String> optionalText(JsonNode row, List<String> keys) {
        return keys.stream()
                .map(row::get)
                .filter(value -> value != null && value.isString())
                .map(JsonNode::stringValue)
                .findFirst();
    }

    /** A list, or nothing. */
    static List<JsonNode> list(JsonNode row, String key) {
        JsonNode value = row.get(key);
        if (isNothing(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw new RowRefusal(key, "a list is needed here");
        }
        return value.valueStream().toList();
    }

    /** An id of a mark as text. */
    static String id(JsonNode value, String field) {
        if (value == null || !(value.isString() || value.isIntegralNumber())) {
            throw new RowRefusal(field, "an id is needed here");
        }
        return value.asString();
    }
}
