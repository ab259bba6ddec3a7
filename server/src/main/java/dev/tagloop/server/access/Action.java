package dev.tagloop.server.access;

/** What a caller wants to do with an object. */
public enum Action {
    /** Read it, or list what it holds. */
    VIEW,
    /** Make something in it. */
    CREATE,
    CHANGE,
    DELETE,
    /** Label: take tasks from the queue, write annotations and drafts. */
    ANNOTATE,
    /** What only an organization's owner may do, such as removing a member. */
    ADMINISTER
}
