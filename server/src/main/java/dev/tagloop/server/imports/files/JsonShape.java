package dev.tagloop.server.imports.files;

import dev.tagloop.labelstudio.json.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Tells one JSON document from a document a line. */
final class JsonShape {
    private JsonShape() {}

    /** What a text is that begins so; empty when it is no JSON. @param whole whether the text is all there is */
    static Optional<FileType> of(String text, boolean whole) {
        String start = text.stripLeading();
        if (!start.startsWith("{") && !start.startsWith("[")) {
            return Optional.empty();
        }
        int documents = 0;
        try (JsonParser parser = Json.mapper().createParser(start)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                parser.skipChildren();
                if (++documents > 1) {
                    return Optional.of(FileType.JSONL);
                }
            }
        } catch (JacksonException e) {
            if (documents == 0 && whole && !start.startsWith("[{") && !start.startsWith("{")) {
                // Such as "[1] A footnote", which is text.
                return Optional.empty();
            }
        }
        return Optional.of(start.startsWith("{") && documents == 1 && !whole ? FileType.JSONL : FileType.JSON);
    }
}
