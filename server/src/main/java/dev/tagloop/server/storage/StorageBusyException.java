package dev.tagloop.server.storage;

/** Too many writes wait, or the server is stopping: nothing was stored, the caller may try again. HTTP answers it with 503. */
public final class StorageBusyException extends StorageException {
    private static final long serialVersionUID = 1L;

    StorageBusyException(String message) {
        super(message, null);
    }
}
