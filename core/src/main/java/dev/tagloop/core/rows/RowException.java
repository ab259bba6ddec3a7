package dev.tagloop.core.rows;

/** Columns or a row that no task can be made of; the message says which, why and what to do. */
public final class RowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RowException(String message) {
        super(message);
    }
}
