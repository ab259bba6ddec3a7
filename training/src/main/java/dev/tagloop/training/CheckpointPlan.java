package dev.tagloop.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How a training keeps what is needed to go on: weights, moments of the optimiser, the best weights so far, and where it was. It is kept after
 * an epoch, and within long ones; an earlier training is gone on with only if texts, base and settings are the same.
 *
 * @param folder where; only this training's files are in it
 * @param everySteps steps in an epoch after which it is kept too
 * @param apart how much time at least lies between two; writing takes a while with large models
 */
public record CheckpointPlan(Path folder, int everySteps, Duration apart) {
    private static final int STEPS = 200;
    private static final Duration APART = Duration.ofSeconds(10);

    /** Checks that everything is there. */
    public CheckpointPlan {
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(apart, "apart");
        if (everySteps < 1) {
            throw new IllegalArgumentException("a checkpoint every " + everySteps + " steps: use 1 or more");
        }
    }

    /** After epochs and every 200 steps, at most every ten seconds. */
    public static CheckpointPlan in(Path folder) {
        return new CheckpointPlan(folder, STEPS, APART);
    }
}
