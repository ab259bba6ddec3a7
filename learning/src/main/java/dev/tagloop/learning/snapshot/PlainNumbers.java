package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the numbers of canonical JSON as people and other programs do: {@code 2E+1} is 20 there, and a program that takes it for a fraction would
 * take the end of a span for one.
 */
final class PlainNumbers {
    private PlainNumbers() {}

    static JsonNode of(JsonNode node) {
        if (node.isNumber()) {
            return Json.read(node.decimalValue().toPlainString());
        }
        if (node instanceof ObjectNode object) {
            ObjectNode plain = Json.mapper().createObjectNode();
            object.propertyNames().forEach(name -> plain.set(name, of(object.get(name))));
            return plain;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode plain = Json.mapper().createArrayNode();
            array.forEach(item -> plain.add(of(item)));
            return plain;
        }
        return node;
    }
}
