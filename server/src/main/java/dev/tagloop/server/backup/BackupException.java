package dev.tagloop.server.backup;

import dev.tagloop.server.StudioException;

/** A file that is no backup, or not the backup that it was. The message is one sentence for a person. */
public final class BackupException extends StudioException {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        super(message);
    }

    BackupException(String message, Throwable cause) {
        super(message, cause);
    }
}
