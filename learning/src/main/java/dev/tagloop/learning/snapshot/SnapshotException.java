package dev.tagloop.learning.snapshot;

/** A snapshot cannot be made, read or written; the message says why and where. */
public final class SnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SnapshotException(String message) {
        super(message);
    }

    /** A failure with its cause. */
    public SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }
}
