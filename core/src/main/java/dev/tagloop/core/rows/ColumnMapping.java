package dev.tagloop.core.rows;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which column is for what.
 *
 * @param kind the work
 * @param columns the column of each role that has one
 */
public record ColumnMapping(RowKind kind, Map<ColumnRole, String> columns) {
    /** Copies the map. */
    public ColumnMapping {
        Map<ColumnRole, String> copy = new EnumMap<>(ColumnRole.class);
        copy.putAll(columns);
        columns = Collections.unmodifiableMap(copy);
    }

    /** The column of a role. */
    public Optional<String> column(ColumnRole role) {
        return Optional.ofNullable(columns.get(role));
    }
}
