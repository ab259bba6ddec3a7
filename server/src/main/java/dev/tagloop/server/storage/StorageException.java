package dev.tagloop.server.storage;

/** The store refused to read or write; nothing of the failed unit is stored. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
