package dev.tagloop.learning.registry;

/** A registry cannot do what was asked; the message says what, where and what to do. */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
