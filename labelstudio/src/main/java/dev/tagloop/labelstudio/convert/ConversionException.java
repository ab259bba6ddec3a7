package dev.tagloop.labelstudio.convert;

/** A label config, a task or a label that does not fit the other; the message says what, where, and what to do. */
public final class ConversionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A misfit. */
    public ConversionException(String message) {
        super(message);
    }
}
