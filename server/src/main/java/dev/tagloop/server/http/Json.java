package dev.tagloop.server.http;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the server reads, stores and writes it: key order kept, numbers as they were written ({@code 1.0} stays {@code 1.0}). */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final JsonMapper ASCII =
            MAPPER.rebuild().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Maps, lists, texts, numbers, booleans and nulls as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Bytes to send: UTF-8, no blanks. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Text to store: every character beyond ASCII escaped, so that any database holds it. */
    public static String stored(JsonNode node) {
        return ASCII.writeValueAsString(node);
    }

    /** A tree from stored text. */
    public static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** A tree from text that may be broken. */
    public static Optional<JsonNode> tryParse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A tree from a request's bytes; broken JSON is answered 400 with the message that clients know. */
    static JsonNode request(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JacksonException e) {
            throw ApiException.of(400, "JSON parse error - " + JsonFault.describe(bytes, e));
        }
        throw ApiException.of(400, "JSON parse error - " + JsonFault.describe(bytes, null));
    }
}
