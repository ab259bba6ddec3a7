package dev.tagloop.learning.train;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Who watches a training.
 *
 * @param progress hears how far it is
 * @param cancel may stop it between two steps
 * @param epochs hears of each epoch of the model that is kept
 */
public record TrainingWatch(Progress progress, CancelToken cancel, Consumer<RunEpoch> epochs) {

    /** Checks that all three are there. */
    public TrainingWatch {
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(cancel, "cancel");
        Objects.requireNonNull(epochs, "epochs");
    }

    /** Nobody. */
    public static TrainingWatch none() {
        return new TrainingWatch(Progress.NONE, new CancelToken(), epoch -> {});
    }
}
