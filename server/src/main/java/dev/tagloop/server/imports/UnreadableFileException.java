package dev.tagloop.server.imports;

/** An uploaded file that cannot be parsed; the message is the reason alone. */
final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String reason) {
        super(reason, null, false, false);
    }
}
