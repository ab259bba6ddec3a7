package dev.tagloop.learning.task;

import dev.tagloop.training.CheckpointPlan;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingResult;
import dev.tagloop.training.TrainingSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * How a training goes, whatever is learned.
 *
 * @param settings how to train
 * @param listener who hears of it
 * @param loggingSteps steps between two points of the loss curve; 0 for about a hundred points
 * @param cancelled asked between steps; true ends it
 * @param checkpoints how its state is kept; empty if it is not
 */
public record TrainingConduct(
        TrainingSettings settings,
        EpochListener listener,
        int loggingSteps,
        BooleanSupplier cancelled,
        Optional<CheckpointPlan> checkpoints) {

    /** Trains so. */
    public <E> TrainingResult run(FineTuning<E> tuning, List<E> train, List<E> validation) {
        tuning.train(train)
                .validation(validation)
                .settings(settings)
                .listener(listener)
                .loggingSteps(loggingSteps)
                .cancelledWhen(cancelled);
        checkpoints.ifPresent(tuning::checkpoints);
        return tuning.run();
    }
}
