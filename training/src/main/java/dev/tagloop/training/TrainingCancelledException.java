package dev.tagloop.training;

/** The training was cancelled between two steps; nothing was saved. */
public final class TrainingCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A training that was cancelled. */
    public TrainingCancelledException(String message) {
        super(message);
    }
}
