package dev.tagloop.server.storage;

/** An expression to sort by that may be empty: empty counts as less than everything, on every database. */
public final class SortKey {
    private SortKey() {}

    /** As it stands in {@code ORDER BY}. An index on a column that is never empty does not serve this: name such a column plainly. */
    public static String of(String expression, boolean descending) {
        return expression + (descending ? " DESC NULLS LAST" : " ASC NULLS FIRST");
    }
}
