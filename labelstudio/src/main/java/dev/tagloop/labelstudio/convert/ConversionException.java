package dev.tagloop.labelstudio.convert;

/** A label config, a task, a label or a file that does not fit; the message says what, where, and what to do. */
public final class ConversionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A misfit. */
    public ConversionException(String message) {
        this(message, null);
    }

    /** A misfit with its cause, which may be null. */
    public ConversionException(String message, Throwable cause) {
        super(message, cause);
    }
}
