package dev.tagloop.labelstudio.json;

import dev.tagloop.labelstudio.json.internal.LiteralTreeDeserializer;
import java.io.InputStream;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON reader and writer of the product. What it reads as a tree it writes back the same: keys in their order,
 * numbers as they were written ({@code 1.0}, {@code 1e5}, two hundred digits), every code point. Of a repeated key the last
 * value counts, at the place of the first.
 *
 * <p>Hostile input is bounded: {@value #MOST_DEPTH} levels, {@value #MOST_DIGITS} characters a number, no
 * {@code NaN}, nothing behind the document.
 */
public final class Json {
    /** Deepest nesting accepted. */
    public static final int MOST_DEPTH = 200;

    /** Longest number accepted, in characters. */
    public static final int MOST_DIGITS = 1000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .maxNumberLength(MOST_DIGITS)
                            .build())
                    // Messages must not carry a stranger's content.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .addModule(trees())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectWriter ASCII = MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private Json() {}

    /** The mapper itself, for binding records and for streams; trees that it reads are as faithful as {@link #read}'s. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Reads one document.
     *
     * @throws JsonException if the text is no JSON or beyond the bounds, with line and column
     */
    public static JsonNode read(String text) {
        try {
            return present(MAPPER.readTree(text));
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    /**
     * Reads one document of UTF-8 (or, by its first bytes, UTF-16 or UTF-32).
     *
     * @throws JsonException if the bytes are no JSON or beyond the bounds, with line and column
     */
    public static JsonNode read(byte[] bytes) {
        try {
            return present(MAPPER.readTree(bytes));
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    /**
     * Reads one document from a stream and closes it.
     *
     * @throws JsonException if the content is no JSON or beyond the bounds, or reading fails (then with that cause)
     */
    public static JsonNode read(InputStream stream) {
        try {
            return present(MAPPER.readTree(stream));
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    /** A number as the nearest double; infinite where it is beyond them all, as {@code 1e400} is. */
    public static double real(JsonNode number) {
        OptionalDouble near = number.doubleValueOpt();
        return near.isPresent() ? near.getAsDouble() : number.decimalValue().doubleValue();
    }

    /** Compact text; characters outside ASCII as they are. A lone surrogate is kept. */
    public static String write(JsonNode tree) {
        return MAPPER.writeValueAsString(tree);
    }

    /**
     * Compact text in ASCII only, all else as {@code \\uXXXX}: the form in which results are stored and sent, since it holds
     * any character through any database and any wire.
     */
    public static String writeAscii(JsonNode tree) {
        return ASCII.writeValueAsString(tree);
    }

    private static JsonNode present(JsonNode tree) {
        if (tree == null || tree.isMissingNode()) {
            throw new JsonException("it is empty", null);
        }
        return tree;
    }

    private static SimpleModule trees() {
        return new SimpleModule("tagloop-trees")
                .addDeserializer(JsonNode.class, new LiteralTreeDeserializer<>(JsonNode.class))
                .addDeserializer(ObjectNode.class, new LiteralTreeDeserializer<>(ObjectNode.class))
                .addDeserializer(ArrayNode.class, new LiteralTreeDeserializer<>(ArrayNode.class));
    }
}
