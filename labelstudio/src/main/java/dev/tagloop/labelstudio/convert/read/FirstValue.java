package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What the first bytes of a JSON file tell about its first record: as much as there is, even where it breaks off. */
final class FirstValue {
    /** How the values of a file follow each other. */
    enum Layout {
        /** One a line. */
        LINES,
        /** The items of an array, or one value alone. */
        ARRAY,
        /** The items of an array under {@code annotations} in the only object. */
        ANNOTATIONS,
        /** It is no JSON. */
        NONE
    }

    private Layout layout = Layout.NONE;
    private boolean pair;
    private final Map<String, JsonToken> keys = new HashMap<>();
    /** The first item of lists, by the key of the list. */
    private final Map<String, JsonToken> firstItems = new HashMap<>();
    /** Keys of the first object in a list, behind the key of the list and a dot. */
    private final Set<String> innerKeys = new HashSet<>();

    private FirstValue() {}

    static FirstValue of(byte[] bytes) {
        FirstValue first = new FirstValue();
        String text = new String(bytes, StandardCharsets.UTF_8);
        first.read(text.startsWith("\ufeff") ? text.substring(1) : text);
        return first;
    }

    Layout layout() {
        return layout;
    }

    /** Whether the first record is a list that begins with a text. */
    boolean isPair() {
        return pair;
    }

    boolean hasText(String key) {
        return keys.get(key) == JsonToken.VALUE_STRING;
    }

    boolean hasObject(String key) {
        return keys.get(key) == JsonToken.START_OBJECT;
    }

    boolean hasList(String key) {
        return keys.get(key) == JsonToken.START_ARRAY;
    }

    boolean has(String key) {
        return keys.containsKey(key);
    }

    /** Whether the list under {@code key} begins with a list. */
    boolean hasLists(String key) {
        return firstItems.get(key) == JsonToken.START_ARRAY;
    }

    /** Whether the list under {@code key} begins with an object that has the key {@code inner}. */
    boolean hasObjectsWith(String key, String inner) {
        return innerKeys.contains(key + "." + inner);
    }

    private void read(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("[") && !start.startsWith("{")) {
            return;
        }
        layout = start.startsWith("[") ? Layout.ARRAY : isWhole(start) ? Layout.LINES : Layout.ARRAY;
        try (JsonParser parser = Json.mapper().createParser(start)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
                if (token == JsonToken.VALUE_STRING) {
                    layout = Layout.LINES;
                    pair = true;
                    return;
                }
            }
            record(parser, token);
        } catch (JacksonException e) {
            // The bytes break off somewhere, or are no JSON, which the reader will tell.
        } finally {
            if (has("annotations") && (has("classes") || hasLists("annotations")) && !has("data")) {
                layout = Layout.ANNOTATIONS;
            }
        }
    }

    /** Whether the first line is a value of its own: either it ends as one does, or it is longer than what is there. */
    private static boolean isWhole(String text) {
        int end = text.indexOf('\n');
        if (end < 0) {
            return true;
        }
        String line = text.substring(0, end).strip();
        try (JsonParser parser = Json.mapper().createParser(line)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT;
        } catch (JacksonException e) {
            return line.length() > 1 && line.endsWith("}");
        }
    }

    private void record(JsonParser parser, JsonToken token) {
        if (token == JsonToken.START_ARRAY) {
            pair = parser.nextToken() == JsonToken.VALUE_STRING;
        } else if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                JsonToken value = parser.nextToken();
                keys.put(key, value);
                if (value == JsonToken.START_ARRAY) {
                    list(parser, key);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void list(JsonParser parser, String key) {
        JsonToken token = parser.nextToken();
        firstItems.put(key, token);
        boolean first = true;
        for (; token != JsonToken.END_ARRAY && token != null; token = parser.nextToken()) {
            if (first && token == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    innerKeys.add(key + "." + parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
            } else {
                parser.skipChildren();
            }
            first = false;
        }
    }
}
