package dev.tagloop.labelstudio.backend;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.ObjectReader;

/**
 * Reads JSON of strangers. A few megabytes of it can become gigabytes of objects, so its values are counted before anything is made of them.
 * Python writes a score that is no number as {@code NaN}, which is no JSON: it is read as 0, as the original does.
 */
public final class BoundedJson {
    /** The most values and brackets: some ten thousands of regions. */
    public static final int MOST_TOKENS = 1_000_000;

    private static final ObjectReader TOKENS = Json.mapper().reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
    private static final byte[] NAN = "NaN".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZERO = "0.0".getBytes(StandardCharsets.US_ASCII);

    private BoundedJson() {}

    /**
     * Reads one object.
     *
     * @throws JsonException if it is no JSON object, or has more than {@value #MOST_TOKENS} values
     */
    public static JsonObject object(byte[] bytes) {
        try {
            return JsonObject.owning(Json.read(withoutNan(bytes)));
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    private static byte[] withoutNan(byte[] bytes) {
        List<Integer> places = nans(bytes);
        if (places.isEmpty()) {
            return bytes;
        }
        byte[] copy = bytes.clone();
        for (int place : places) {
            // In another encoding than UTF-8 the word is longer; it then stays, and is refused.
            if (Arrays.equals(copy, place, Math.min(copy.length, place + NAN.length), NAN, 0, NAN.length)) {
                System.arraycopy(ZERO, 0, copy, place, ZERO.length);
            }
        }
        return copy;
    }

    /** Counts the values, and tells where the words {@code NaN} stand. */
    private static List<Integer> nans(byte[] bytes) {
        List<Integer> places = new ArrayList<>();
        long tokens = 0;
        try (JsonParser parser = TOKENS.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (++tokens > MOST_TOKENS) {
                    throw new JsonException("it holds more than " + MOST_TOKENS + " values", null);
                }
                if (token == JsonToken.VALUE_NUMBER_FLOAT
                        && parser.isNaN()
                        && parser.getString().equals("NaN")) {
                    places.add((int) parser.currentTokenLocation().getByteOffset());
                }
            }
        }
        return places;
    }
}
