package dev.tagloop.mlbackend;

/** The server for a backend cannot start; the message is one sentence for a person. */
public final class BackendServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its reason. */
    public BackendServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
