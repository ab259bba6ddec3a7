package dev.tagloop.cli;

/**
 * A fault the user can mend: printed as one sentence without a stack trace, exit code 1. The message says what
 * happened, where, and what to do.
 */
public final class UserError extends RuntimeException {
    public UserError(String message) {
        super(message);
    }

    public UserError(String message, Throwable cause) {
        super(message, cause);
    }
}
