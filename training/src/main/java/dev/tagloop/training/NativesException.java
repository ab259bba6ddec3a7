package dev.tagloop.training;

/** The native part of the engine cannot be unpacked or loaded; the message says where and what to do. */
public final class NativesException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NativesException(String message, Throwable cause) {
        super(message, cause);
    }
}
