package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.labelstudio.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import tools.jackson.core.JacksonException;

/** The items of one JSON array. Where it is broken, the rest cannot be read. */
final class ElementRecords implements Records {
    private final ItemStream source;
    private JsonElements elements;
    private long row;
    private boolean over;

    ElementRecords(SourceFile file) {
        this.source = ItemStream.of(file);
    }

    @Override
    public Row next() {
        if (over) {
            return null;
        }
        row++;
        try {
            if (elements == null) {
                elements = JsonElements.of(source.characters());
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
