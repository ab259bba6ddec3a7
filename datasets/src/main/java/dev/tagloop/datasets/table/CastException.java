package dev.tagloop.datasets.table;

/** A value does not fit a feature; the message names both. */
public final class CastException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CastException(String message) {
        super(message);
    }
}
