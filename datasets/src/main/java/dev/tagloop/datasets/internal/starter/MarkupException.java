package dev.tagloop.datasets.internal.starter;

/** A line of a set's texts is not as it should be. */
final class MarkupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;

    /** @param line from 1 */
    MarkupException(int line, String reason) {
        super(reason);
        this.line = line;
    }

    int line() {
        return line;
    }
}
