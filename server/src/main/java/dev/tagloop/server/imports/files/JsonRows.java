package dev.tagloop.server.imports.files;

import dev.tagloop.labelstudio.json.JsonElements;
import dev.tagloop.labelstudio.json.JsonException;
import java.io.IOException;
import java.io.InputStream;

/** The elements of one JSON array, or the one document that there is. Whoever breaks off in the middle cannot be read on. */
final class JsonRows implements RowStream {
    private final OneRowAtATime in;
    private final JsonElements elements;
    private long number;

    JsonRows(InputStream source) throws IOException {
        in = new OneRowAtATime(source);
        try {
            elements = JsonElements.of(in);
        } catch (JsonException e) {
            in.close();
            throw unreadable(e);
        }
    }

    @Override
    public Row next() {
        in.nextRow();
        try {
            return elements.hasNext() ? new Item(++number, elements.next()) : null;
        } catch (JsonException e) {
            number++;
            throw unreadable(e);
        }
    }

    private static RuntimeException unreadable(JsonException e) {
        return new UnreadableFileException("It is not valid JSON: " + e.getMessage());
    }

    @Override
    public void close() {
        elements.close();
    }
}
