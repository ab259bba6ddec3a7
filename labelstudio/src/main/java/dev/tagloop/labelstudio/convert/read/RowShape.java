package dev.tagloop.labelstudio.convert.read;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** How a format writes a document as a JSON value. */
interface RowShape {
    /**
     * Reads a value, in which no lone surrogate is left.
     *
     * @throws RowRefusal if it is none of this format
     */
    Document read(String file, long row, JsonNode value);

    /** The values that a record holds: itself, but where a format has several in one. */
    default List<JsonNode> parts(JsonNode record) {
        return List.of(record);
    }
}
