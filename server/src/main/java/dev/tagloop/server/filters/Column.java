package dev.tagloop.server.filters;

import java.util.Optional;

/** What tasks can be filtered and ordered by. */
sealed interface Column permits TaskColumn, DataColumn {
    /** The column of this name; empty when there is none. @throws dev.tagloop.server.http.ApiException 400 for data without a key */
    static Optional<Column> of(String name) {
        if (name.startsWith(DataColumn.PREFIX)) {
            return Optional.of(DataColumn.of(name));
        }
        return TaskColumn.of(name).map(column -> column);
    }

    /** The name that requests have for it. */
    String title();
}
