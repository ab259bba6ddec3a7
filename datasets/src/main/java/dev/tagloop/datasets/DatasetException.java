package dev.tagloop.datasets;

/**
 * A data set cannot be found, read or written. The message says what happened, where (file and line when there is one)
 * and what to do; it is meant to be shown to the user as it is.
 */
public class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
