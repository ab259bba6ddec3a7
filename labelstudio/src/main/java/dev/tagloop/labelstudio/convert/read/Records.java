package dev.tagloop.labelstudio.convert.read;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The JSON values of a file, one by one, each in bounded memory. */
interface Records extends AutoCloseable {
    /**
     * A value.
     *
     * @param row its line or item, from 1
     * @param value empty if it cannot be had
     * @param problem why not, else empty
     */
    record Row(long row, Optional<JsonNode> value, String problem) {
        static Row of(long row, JsonNode value) {
            return new Row(row, Optional.of(value), "");
        }

        static Row broken(long row, String problem) {
            return new Row(row, Optional.empty(), problem);
        }
    }

    /** The next value; null behind the last one. */
    Row next();

    @Override
    void close();
}
