package dev.tagloop.server.storage;

/** No space is left for the data folder: nothing of the write is stored. HTTP answers it with 507. */
public final class StorageFullException extends StorageException {
    private static final long serialVersionUID = 1L;

    StorageFullException(Throwable cause) {
        super(
                "No space is left where the data folder lies: free some, then repeat the request. Nothing was stored.",
                cause);
    }

    /** @param sentence what needs how much room, and what to do */
    StorageFullException(String sentence) {
        super(sentence, null);
    }
}
