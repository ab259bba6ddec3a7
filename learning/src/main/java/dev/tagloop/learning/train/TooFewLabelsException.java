package dev.tagloop.learning.train;

/** There are too few labelled documents to train on. */
public final class TooFewLabelsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int labeled;

    TooFewLabelsException(int labeled) {
        super(labeled + " labelled " + (labeled == 1 ? "document is" : "documents are")
                + " too few to train on: label "
                + (LabelCount.LEAST - labeled) + " more (" + LabelCount.LEAST
                + " in all), or force it and expect little");
        this.labeled = labeled;
    }

    /** How many there are. */
    public int labeled() {
        return labeled;
    }

    /** How many are missing. */
    public int missing() {
        return LabelCount.LEAST - labeled;
    }
}
