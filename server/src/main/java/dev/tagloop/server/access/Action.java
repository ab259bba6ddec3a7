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
    /** Judge what others labelled: say which answers are right. */
    REVIEW,
    /** Bring tasks or predictions into a project. */
    IMPORT,
    /** Take a project's content out as a whole. */
    EXPORT,
    /** Run a project: what goes beyond its content, such as assignments, model versions, connections to other programs. */
    MANAGE,
    /** What only an owner may do: in an organization such as removing a member, in a project switching its roles. */
    ADMINISTER
}
