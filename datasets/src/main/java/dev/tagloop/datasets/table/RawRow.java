package dev.tagloop.datasets.table;

import java.util.Map;

/**
 * A row as a file gives it.
 *
 * @param values the values by column, a missing one is null
 * @param location the file
 * @param line the line (from 1), or, for formats without lines, the row
 */
public record RawRow(Map<String, Object> values, String location, long line) {

    /** Where this row stands, for messages. */
    public String where() {
        return location + ", line " + line;
    }
}
