package dev.tagloop.core.rows;

/**
 * Rows that were asked for, by index.
 *
 * @param from the first
 * @param to the one after the last; {@link Long#MAX_VALUE} for all that there are
 */
public record RowWindow(long from, long to) {
    /** Whether this row was asked for. */
    public boolean contains(long index) {
        return index >= from && index < to;
    }
}
