package dev.tagloop.training.internal.task;

/** A mean over whatever a task counts: words, sequences, masked pieces. */
public final class MeanLoss {
    private double sum;
    private long counted;

    /** Adds the loss of one. */
    public void add(double loss) {
        add(loss, 1);
    }

    /** Adds the losses of several. */
    public void add(double losses, long count) {
        sum += losses;
        counted += count;
    }

    /** The mean; 0 of none. */
    public double value() {
        return counted == 0 ? 0 : sum / counted;
    }
}
