package dev.tagloop.labelstudio.move;

/** A source cannot be read. The message says what happened, where, and what to do. */
public final class MoveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MoveException(String message) {
        super(message);
    }

    public MoveException(String message, Throwable cause) {
        super(message, cause);
    }
}
