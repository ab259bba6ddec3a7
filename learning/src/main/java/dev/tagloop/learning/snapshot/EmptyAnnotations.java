package dev.tagloop.learning.snapshot;

/** What an annotation says in which nothing is labelled. */
public enum EmptyAnnotations {
    /**
     * A person looked and found nothing: the text is learned from. The default, since submitting says this; who has not looked skips the task.
     */
    REVIEWED,
    /** Nothing: the task counts as one that nobody has labelled. For projects in which people click tasks away by submitting them. */
    LEFT_OUT
}
