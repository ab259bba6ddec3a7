package dev.tagloop.learning.train;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.training.StepRecord;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Who watches a training.
 *
 * @param progress hears how far it is
 * @param cancel may stop it between two steps
 * @param epochs hears of each epoch of the model that is kept; a training that is gone on with tells its earlier ones again
 * @param steps hears of the points of that model's loss curve
 * @param makesWay whether it is a training in the background, which ends for one that somebody waits for
 */
public record TrainingWatch(
        Progress progress,
        CancelToken cancel,
        Consumer<RunEpoch> epochs,
        Consumer<StepRecord> steps,
        boolean makesWay) {

    /** Somebody who does not care for single steps. */
    public TrainingWatch(Progress progress, CancelToken cancel, Consumer<RunEpoch> epochs) {
        this(progress, cancel, epochs, step -> {}, false);
    }

    /** Checks that all are there. */
    public TrainingWatch {
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(cancel, "cancel");
        Objects.requireNonNull(epochs, "epochs");
        Objects.requireNonNull(steps, "steps");
    }

    /** Nobody. */
    public static TrainingWatch none() {
        return new TrainingWatch(Progress.NONE, new CancelToken(), epoch -> {});
    }
}
