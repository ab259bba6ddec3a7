package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.labelstudio.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import tools.jackson.core.JacksonException;

/** The items of one JSON array, or of the array under a key of the only object. Where it is broken, the rest cannot be read. */
final class ElementRecords implements Records {
    private final ItemStream source;
    private final String key;
    private JsonElements elements;
    private long row;
    private boolean over;

    /** @param key where the array lies; empty for an array that is the whole document */
    ElementRecords(SourceFile file, String key) {
        this.source = ItemStream.of(file);
        this.key = key;
    }

    @Override
    public Row next() {
        if (over) {
            return null;
        }
        row++;
        try {
            if (elements == null) {
                elements = key.isEmpty()
                        ? JsonElements.of(source.characters())
                        : JsonElements.under(key, source.characters());
            }
            if (!elements.hasNext()) {
                over = true;
                return null;
            }
            source.begin();
            return Row.of(row, elements.next());
        } catch (JsonException e) {
            over = true;
            return Row.broken(row, problem(e) + "; nothing behind it was read");
        }
    }

    /** The reader's words, but for bytes that are no UTF-8, about which it only knows how many there are. */
    static String problem(JsonException e) {
        return e.getCause() instanceof JacksonException cause && cause.getCause() instanceof CharacterCodingException
                ? "it is no UTF-8; save the file as UTF-8"
                : e.getMessage();
    }

    @Override
    public void close() {
        if (elements == null) {
            try {
                source.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            elements.close();
        }
    }
}
