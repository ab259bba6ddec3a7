package dev.tagloop.server.imports.files;

/** A file, or all of it from here on, cannot be read; the message is for the person who sent it and lacks the file's name. */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(String message) {
        super(message, null, false, false);
    }
}
