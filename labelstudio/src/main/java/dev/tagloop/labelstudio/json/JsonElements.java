package dev.tagloop.labelstudio.json;

import java.io.InputStream;
import java.io.Reader;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/**
 * The items of one large JSON array, read one by one: an export of any size needs the memory of its largest task. A document
 * that is no array counts as its only item, as Label Studio's importer has it. Close it, which closes the source. For one
 * thread.
 */
public final class JsonElements implements Iterator<JsonNode>, AutoCloseable {
    /** Behind an item of an array more is to follow. */
    private static final ObjectReader ITEMS =
            Json.mapper().readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    private final boolean alone;
    private boolean array;
    private JsonToken next;

    private JsonElements(JsonParser opened, String key) {
        parser = opened;
        alone = key.isEmpty();
        try {
            if (!alone) {
                seek(key);
            }
            next = parser.nextToken();
            if (next == null) {
                throw new JsonException("it is empty", null);
            }
            array = next == JsonToken.START_ARRAY;
            if (array) {
                advance();
            }
        } catch (JacksonException e) {
            parser.close();
            throw JsonException.of(e);
        } catch (RuntimeException e) {
            parser.close();
            throw e;
        }
    }

    /**
     * Opens the array in {@code source}.
     *
     * @throws JsonException if there is nothing or no JSON
     */
    public static JsonElements of(InputStream source) {
        try {
            return new JsonElements(Json.mapper().createParser(source), "");
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    /**
     * Opens the array in {@code source}, whose bytes the caller decodes.
     *
     * @throws JsonException if there is nothing or no JSON
     */
    public static JsonElements of(Reader source) {
        try {
            return new JsonElements(Json.mapper().createParser(source), "");
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    /**
     * Opens the array under a key of the object in {@code source}; what lies behind the array is not looked at.
     *
     * @throws JsonException if there is no such object or no JSON
     */
    public static JsonElements under(String key, Reader source) {
        try {
            return new JsonElements(Json.mapper().createParser(source), key);
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    /** Moves in front of the value of {@code key}. */
    private void seek(String key) {
        boolean found = parser.nextToken() == JsonToken.START_OBJECT;
        while (found
                && parser.nextToken() == JsonToken.PROPERTY_NAME
                && !parser.currentName().equals(key)) {
            parser.nextToken();
            parser.skipChildren();
        }
        if (!found || parser.currentToken() != JsonToken.PROPERTY_NAME) {
            throw new JsonException("it is no object with " + key, null);
        }
    }

    /** Whether the document is an array, or no array and its own only item. */
    public boolean isArray() {
        return array;
    }

    /** The items as a lazy stream; closing it closes the source. */
    public Stream<JsonNode> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false)
                .onClose(this::close);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    /**
     * The next item.
     *
     * @throws JsonException if the content breaks off or is no JSON
     */
    @Override
    public JsonNode next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        try {
            JsonNode item = ITEMS.readValue(parser);
            advance();
            return item;
        } catch (JacksonException e) {
            throw JsonException.of(e);
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    /** Moves to the next item, or past the end, where nothing may follow. */
    private void advance() {
        next = parser.nextToken();
        boolean end = array ? next == JsonToken.END_ARRAY : next == null || !alone;
        if (array && next == null) {
            throw new JsonException("it breaks off before its end", null);
        }
        if (end) {
            if (array && alone && parser.nextToken() != null) {
                throw new JsonException("there is more behind its end", null);
            }
            next = null;
        } else if (!array) {
            throw new JsonException("there is more behind its end", null);
        }
    }
}
