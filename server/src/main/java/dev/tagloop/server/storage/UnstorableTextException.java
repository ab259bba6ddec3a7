package dev.tagloop.server.storage;

/**
 * A text holds a character that the database cannot store: PostgreSQL takes no NUL. Whoever sent it has to leave it out; HTTP answers with
 * 400.
 */
public final class UnstorableTextException extends StorageException {
    private static final long serialVersionUID = 1L;

    UnstorableTextException(Throwable cause) {
        super("Null characters are not allowed.", cause);
    }
}
