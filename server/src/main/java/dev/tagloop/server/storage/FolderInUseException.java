package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;

/** A running server has the data folder. */
public final class FolderInUseException extends StudioException {
    private static final long serialVersionUID = 1L;

    FolderInUseException(String message) {
        super(message);
    }
}
