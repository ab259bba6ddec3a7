package dev.tagloop.learning.train;

/** There are too few labelled documents to train on. */
public final class TooFewLabelsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a sentence that says how many are missing. */
    public TooFewLabelsException(String message) {
        super(message);
    }

    static TooFewLabelsException of(int labeled) {
        return new TooFewLabelsException(labeled + " labelled " + (labeled == 1 ? "document is" : "documents are")
                + " too few to train on: label " + (LabelCount.LEAST - labeled) + " more (" + LabelCount.LEAST
                + " in all), or force it (--force) and expect little");
    }
}
