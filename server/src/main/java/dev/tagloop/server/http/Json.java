package dev.tagloop.server.http;

import dev.tagloop.labelstudio.json.JsonException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.RawValue;

/** The product's JSON, {@link dev.tagloop.labelstudio.json.Json}, in the words of the server. */
public final class Json {
    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Maps, lists, texts, numbers, booleans and nulls as a tree. */
    public static JsonNode tree(Object value) {
        return dev.tagloop.labelstudio.json.Json.mapper().valueToTree(value);
    }

    /** Bytes to send: UTF-8, no blanks. */
    public static byte[] bytes(JsonNode node) {
        try {
            return dev.tagloop.labelstudio.json.Json.mapper().writeValueAsBytes(node);
        } catch (JacksonException e) {
            // A lone surrogate has no UTF-8, but it has an escape.
            return stored(node).getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Text to store: every character beyond ASCII escaped, so that any database holds it. */
    public static String stored(JsonNode node) {
        return dev.tagloop.labelstudio.json.Json.writeAscii(node);
    }

    /** A number as the nearest double; infinite where it is beyond them all. */
    public static double real(JsonNode number) {
        return dev.tagloop.labelstudio.json.Json.real(number);
    }

    /** A number as it can be told: what is undefined is null, since JSON has no other word for it. */
    public static Double finite(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }

    /** A tree from stored text. */
    public static JsonNode parse(String text) {
        return dev.tagloop.labelstudio.json.Json.read(text);
    }

    /**
     * Stored text as a part of an answer, without reading it. Nobody can look into it.
     *
     * <p>Characters beyond ASCII are stored as escapes and sent as they are, so text with escapes becomes a tree.
     */
    public static JsonNode copied(String stored) {
        return stored.contains("\\u") ? parse(stored) : new POJONode(new RawValue(stored));
    }

    /** A tree from text that may be broken. */
    public static Optional<JsonNode> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    /** A tree from a request's bytes; broken JSON is answered 400 with the message that clients know. */
    static JsonNode request(byte[] bytes) {
        try {
            return dev.tagloop.labelstudio.json.Json.read(bytes);
        } catch (JsonException e) {
            throw refusal(() -> new ByteArrayInputStream(bytes), e);
        }
    }

    /** What a request with broken JSON is answered. @param bytes the JSON */
    static ApiException refusal(JsonFault.Bytes bytes, JsonException broken) {
        return ApiException.of(400, "JSON parse error - " + JsonFault.describe(bytes, broken))
                .as(ErrorCode.BAD_JSON);
    }
}
