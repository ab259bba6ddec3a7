package dev.tagloop.labelstudio.json;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An immutable JSON object: all keys in their order, known to us or not, and typed readings of single ones. The model
 * records stand on it, which is why nothing that a server sent is ever lost. Readings are tolerant as Label Studio's own
 * clients are: a key that is absent, null or of another type reads as empty.
 */
public final class JsonObject {
    private static final JsonObject EMPTY = new JsonObject(JsonNodeFactory.instance.objectNode());

    private final ObjectNode node;

    private JsonObject(ObjectNode node) {
        this.node = node;
    }

    /** An object without keys. */
    public static JsonObject empty() {
        return EMPTY;
    }

    /** A copy of {@code node}. */
    public static JsonObject of(ObjectNode node) {
        return new JsonObject(node.deepCopy());
    }

    /**
     * {@code node} itself, for a caller that made it and lets go of it.
     *
     * @throws JsonException if it is no object
     */
    public static JsonObject owning(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new JsonObject(object);
        }
        throw new JsonException("a JSON object was expected, not " + describe(node), null);
    }

    /**
     * Reads an object from text.
     *
     * @throws JsonException if the text is no JSON object
     */
    public static JsonObject parse(String text) {
        return owning(Json.read(text));
    }

    /** The keys in their order. */
    public List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    /** Whether the key is there, even with null. */
    public boolean has(String key) {
        return node.has(key);
    }

    /** A copy of the value of {@code key}; empty if it is absent or null. */
    public Optional<JsonNode> get(String key) {
        return present(key).map(JsonNode::deepCopy);
    }

    /** A text. */
    public Optional<String> text(String key) {
        return present(key).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** A whole number, also one that was written as text ({@code "12"}) or with a zero fraction ({@code 12.0}). */
    public OptionalLong integer(String key) {
        return present(key).map(JsonObject::integer).orElse(OptionalLong.empty());
    }

    /** A number as double; infinite where it is beyond them all. */
    public OptionalDouble number(String key) {
        Optional<JsonNode> value = present(key).filter(JsonNode::isNumber);
        return value.isPresent() ? OptionalDouble.of(Json.real(value.get())) : OptionalDouble.empty();
    }

    /** True or false. */
    public Optional<Boolean> flag(String key) {
        return present(key).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    /** A moment in ISO 8601 with a zone. */
    public Optional<Instant> instant(String key) {
        return text(key).flatMap(JsonObject::instantOf);
    }

    /** An object inside. */
    public Optional<JsonObject> object(String key) {
        return present(key).filter(ObjectNode.class::isInstance).map(value -> new JsonObject((ObjectNode) value));
    }

    /** The objects in a list, passing over items that are none; empty if there is no list. */
    public List<JsonObject> objects(String key) {
        return items(key)
                .filter(ObjectNode.class::isInstance)
                .map(value -> new JsonObject((ObjectNode) value))
                .toList();
    }

    /** The texts in a list, passing over items that are none; empty if there is no list. */
    public List<String> texts(String key) {
        return items(key).filter(JsonNode::isString).map(JsonNode::stringValue).toList();
    }

    /** The whole numbers in a list, passing over items that are none; empty if there is no list. */
    public List<Long> integers(String key) {
        return items(key)
                .map(JsonObject::integer)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }

    /** A copy with {@code key} set to {@code value}: in its place if it is there, else at the end. */
    public JsonObject with(String key, Object value) {
        ObjectNode copy = node.deepCopy();
        copy.set(key, toNode(requireNonNull(value, "value")));
        return new JsonObject(copy);
    }

    /** A copy without {@code key}. */
    public JsonObject without(String key) {
        ObjectNode copy = node.deepCopy();
        copy.remove(key);
        return new JsonObject(copy);
    }

    /** A copy as a tree of Jackson's, free to change. */
    public ObjectNode toNode() {
        return node.deepCopy();
    }

    /** Compact JSON in UTF-8; a lone surrogate, which has no UTF-8, as its escape. */
    public byte[] toBytes() {
        try {
            return Json.mapper().writeValueAsBytes(node);
        } catch (JacksonException e) {
            return Json.writeAscii(node).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Compact JSON text. */
    @Override
    public String toString() {
        return Json.write(node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && node.equals(object.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    private Optional<JsonNode> present(String key) {
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }

    private Stream<JsonNode> items(String key) {
        return present(key).filter(JsonNode::isArray).stream().flatMap(JsonNode::valueStream);
    }

    private static OptionalLong integer(JsonNode value) {
        if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
            return OptionalLong.of(value.decimalValue().longValueExact());
        }
        if (value.isString() && value.stringValue().matches("-?[0-9]{1,18}")) {
            return OptionalLong.of(Long.parseLong(value.stringValue()));
        }
        return OptionalLong.empty();
    }

    private static Optional<Instant> instantOf(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static JsonNode toNode(Object value) {
        return switch (value) {
            case JsonNode tree -> tree.deepCopy();
            case JsonObject object -> object.node.deepCopy();
            default -> Json.mapper().valueToTree(value);
        };
    }

    private static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }
}
