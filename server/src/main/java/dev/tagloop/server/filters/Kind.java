package dev.tagloop.server.filters;

/** What a column's values are, and so what its operators mean. */
enum Kind {
    NUMBER,
    /** A number that is empty when it is 0. */
    COUNT,
    /** ISO 8601 text. */
    TIME,
    BOOLEAN,
    TEXT,
    /** Ids of accounts. */
    USERS,
    /** Ids of a task's annotations. */
    IDS,
    /** Names of model versions. */
    VERSIONS,
    /** Results of a task's annotations or predictions, stored JSON. */
    RESULTS
}
