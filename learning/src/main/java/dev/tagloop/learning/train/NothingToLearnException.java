package dev.tagloop.learning.train;

/** The documents hold nothing that a model could learn. */
public final class NothingToLearnException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence that says what is missing. */
    public NothingToLearnException(String message) {
        super(message);
    }
}
