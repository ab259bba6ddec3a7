package dev.tagloop.learning.train;

/** A training went wrong; no model was written. */
public final class TrainingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence for a person. */
    public TrainingFailedException(String message) {
        super(message);
    }

    /** With a sentence for a person and what lies behind it. */
    public TrainingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
