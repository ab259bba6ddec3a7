package dev.tagloop.server.imports.files;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.server.http.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Typed values as JSON: classes by their names, bytes as Base64, dates and times as their ISO texts. */
final class ColumnValues {
    private ColumnValues() {}

    static JsonNode json(Feature feature, Object value) {
        if (feature instanceof ClassLabel classes && value instanceof Long number) {
            return number >= 0 && number < classes.names().size()
                    ? JsonNodeFactory.instance.stringNode(classes.names().get(number.intValue()))
                    : JsonNodeFactory.instance.nullNode();
        }
        return switch (value) {
            case null -> JsonNodeFactory.instance.nullNode();
            case String text -> JsonNodeFactory.instance.stringNode(text);
            case Boolean truth -> JsonNodeFactory.instance.booleanNode(truth);
            case Double number -> number(number);
            case Number number -> whole(number);
            case byte[] bytes ->
                JsonNodeFactory.instance.stringNode(Base64.getEncoder().encodeToString(bytes));
            case List<?> list -> list(feature, list);
            case Map<?, ?> map -> map(feature, map);
            default -> JsonNodeFactory.instance.stringNode(value.toString());
        };
    }

    /** JSON has no infinities and nothing that is no number. */
    private static JsonNode number(double number) {
        return Double.isFinite(number)
                ? JsonNodeFactory.instance.numberNode(number)
                : JsonNodeFactory.instance.stringNode(Double.toString(number));
    }

    private static JsonNode whole(Number number) {
        return switch (number) {
            case BigInteger big -> JsonNodeFactory.instance.numberNode(big);
            case BigDecimal decimal -> JsonNodeFactory.instance.numberNode(decimal);
            case Float single -> number(single.doubleValue());
            default -> JsonNodeFactory.instance.numberNode(number.longValue());
        };
    }

    private static JsonNode list(Feature feature, List<?> list) {
        Feature element = feature instanceof ListOf of ? of.element() : feature;
        ArrayNode array = Json.array();
        list.forEach(value -> array.add(json(element, value)));
        return array;
    }

    private static JsonNode map(Feature feature, Map<?, ?> map) {
        ObjectNode object = Json.object();
        map.forEach((key, value) -> {
            Feature field = feature instanceof Struct struct ? struct.fields().getOrDefault(key, feature) : feature;
            object.set(String.valueOf(key), json(field, value));
        });
        return object;
    }
}
