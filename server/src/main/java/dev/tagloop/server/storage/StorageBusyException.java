package dev.tagloop.server.storage;

/** Too many writes wait, the server is stopping, or the database cannot be reached: nothing was stored, the caller may try again. HTTP answers it with 503. */
public final class StorageBusyException extends StorageException {
    private static final long serialVersionUID = 1L;

    StorageBusyException(String message) {
        super(message, null);
    }

    StorageBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
