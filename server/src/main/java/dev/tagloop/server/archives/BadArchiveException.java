package dev.tagloop.server.archives;

/** An archive that is damaged, incomplete, of another kind or made to do harm. The message says what is wrong with it, as the end of a sentence. */
final class BadArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadArchiveException(String message) {
        super(message);
    }

    BadArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
