package dev.tagloop.learning.train;

import java.util.Optional;

/** How many labelled documents are enough for what. */
public final class LabelCount {

    /** Below this an export for training is hardly worth it. */
    public static final int EXPORT_WARNING = 5;

    /** Below this training is refused. */
    public static final int LEAST = 10;

    /** Below this cross-validation takes the place of one held-out part, which would be too small to tell anything. */
    public static final int HELD_OUT = 40;

    private LabelCount() {}

    /** What to tell somebody who exports so few labelled tasks for training. */
    public static Optional<String> exportWarning(int labeled) {
        return labeled >= EXPORT_WARNING
                ? Optional.empty()
                : Optional.of("only " + labeled + " labelled " + (labeled == 1 ? "task" : "tasks")
                        + "; results will not mean much before there are " + LEAST);
    }

    /**
     * Refuses to train on too few.
     *
     * @throws TooFewLabelsException with the number that is missing, unless forced
     */
    static void require(int labeled, boolean force) {
        if (labeled < LEAST && !(force && labeled > 0)) {
            throw TooFewLabelsException.of(labeled);
        }
    }
}
