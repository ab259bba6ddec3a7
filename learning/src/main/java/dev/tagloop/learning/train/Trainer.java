package dev.tagloop.learning.train;

import dev.tagloop.learning.data.TrainingData;
import java.nio.file.Path;

/**
 * Trains a model on labelled documents and writes a model folder. {@link LocalTrainer} does it in this process,
 * {@link
 * dev.tagloop.learning.worker.ChildTrainer} in one of its own.
 */
public interface Trainer {

    /**
     * Trains, measures and writes.
     *
     * @param data what to learn from
     * @param options how
     * @param folder where the model's files go: an existing, empty folder or one that can be created
     * @param watch who is told, and who may cancel
     * @return what was done; also written beside the model
     * @throws TooFewLabelsException if there are fewer than ten documents and nobody forced it
     * @throws NothingToLearnException if no document has a label
     * @throws TrainingFailedException if the training itself went wrong
     * @throws java.util.concurrent.CancellationException if it was cancelled; the folder then holds no complete model
     */
    TrainingRun train(TrainingData<?> data, TrainingOptions options, Path folder, TrainingWatch watch);

    /** Makes ready what a training begins with, because one is likely to be asked for soon; returns at once, and what is not used is given up after a while. */
    default void prepare() {}

    /** Gives up at once what was made ready. */
    default void unprepare() {}
}
