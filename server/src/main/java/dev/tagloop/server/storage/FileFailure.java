package dev.tagloop.server.storage;

import java.io.IOException;
import java.nio.file.Path;

/** What a failure with a file of the data folder means. */
public final class FileFailure {
    private static final long FULL = 1 << 20;

    private FileFailure() {}

    /**
     * The exception to throw: one that says that no space is left, where that is the reason.
     *
     * @param what what could not be done, as the beginning of a sentence
     * @param place in the folder where it was tried
     */
    public static StorageException of(String what, Path place, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean full = message.contains("No space left")
                || message.contains("quota exceeded")
                || place.toFile().getUsableSpace() < FULL;
        return full ? new StorageFullException(failure) : new StorageException(what + ": " + message, failure);
    }
}
