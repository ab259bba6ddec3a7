package dev.tagloop.server.exports;

/** What a task of an export may have to be. */
enum TaskCondition {
    /** Somebody submitted or skipped it. */
    TOUCHED("total_annotations + cancelled_annotations > 0"),
    /** It has as many annotations as the project asks for. */
    FINISHED("is_labeled"),
    UNFINISHED("NOT is_labeled"),
    SKIPPED("cancelled_annotations > 0"),
    NEVER_SKIPPED("cancelled_annotations = 0"),
    /** It has an annotation that is no skip. */
    ANNOTATED("total_annotations > 0"),
    NOT_ANNOTATED("total_annotations = 0");

    private final String sql;

    TaskCondition(String sql) {
        this.sql = sql;
    }

    /** A condition on the columns of {@code tasks}. */
    String sql() {
        return sql;
    }
}
