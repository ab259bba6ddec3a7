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
        return new DataColumn(key);
    }

    @Override
    public String title() {
        return PREFIX + key;
    }
}
