package dev.tagloop.training.internal.task;

/** Holds lengths that somebody asks for to what a model reads. */
public final class Lengths {
    private Lengths() {}

    /**
     * Says whether sequences may have a length.
     *
     * @throws IllegalArgumentException if the model reads less at once
     */
    public static void require(int wanted, int possible) {
        if (wanted > possible) {
            throw new IllegalArgumentException("the maximal length " + wanted + " is more than the " + possible
                    + " word pieces that this model reads at once: choose " + possible + " or less");
        }
    }
}
