package dev.tagloop.server;

/**
 * The server cannot start, or cannot do what its owner asked through the Java front door. The message is one sentence for a person: what
 * happened, where, and what to do. A program prints it as it is, without a stack trace.
 */
public class StudioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StudioException(String message) {
        super(message);
    }

    public StudioException(String message, Throwable cause) {
        super(message, cause);
    }
}
