package dev.tagloop.server.filters;

import dev.tagloop.server.http.ApiException;

/** One key of the task data. */
record DataColumn(String key) implements Column {
    static final String PREFIX = "data.";

    static DataColumn of(String name) {
        String key = name.substring(PREFIX.length());
        if (key.isEmpty()) {
            throw ApiException.invalid("query", "\"" + name + "\" names no key of the task data: write data.<key>.");
        }
        // No database looks beyond a NUL in a key.
        return new DataColumn(key.replace('\0', '\ufffd'));
    }

    @Override
    public String title() {
        return PREFIX + key;
    }
}
