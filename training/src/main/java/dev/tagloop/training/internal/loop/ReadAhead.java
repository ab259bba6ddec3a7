package dev.tagloop.training.internal.loop;

import ai.djl.ndarray.NDManager;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.data.LengthBuckets;
import dev.tagloop.training.internal.layers.FrozenStates;
import dev.tagloop.training.internal.optimizer.LayerDepths;
import dev.tagloop.training.internal.task.Pass;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.tensor.Parameters;
import dev.tagloop.training.optimization.LayerSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets the frozen first layers of a model read all examples before the first step, in batches of like length: what they say depends on the examples
 * alone then, not on the step that an example comes in first, so that a training that is gone on with gives the same numbers.
 */
final class ReadAhead<E> {
    private static final int BATCH = 8;

    private final TrainingTask<E, ?> task;
    private final FrozenStates states;
    private List<E> unread;

    private ReadAhead(TrainingTask<E, ?> task, int layers, List<E> shown) {
        this.task = task;
        this.states = new FrozenStates(task.draft().encoder(), layers);
        this.unread = shown;
    }

    /**
     * For a model; empty where nothing is to be remembered or its layers cannot begin from a state.
     *
     * @throws IllegalArgumentException if something below the last frozen layer learns
     */
    static <E> Optional<ReadAhead<E>> of(
            TrainingTask<E, ?> task, Parameters parameters, LayerSettings settings, List<E> shown) {
        if (!settings.cacheFrozen() || !task.draft().encoder().beginsAbove()) {
            return Optional.empty();
        }
        LayerDepths depths = new LayerDepths(parameters.names());
        parameters.trainable().stream()
                .filter(name -> depths.of(name) <= settings.freezeLayers() || name.equals(Checkpoint.WORD_SHAPE_TABLE))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("cache_frozen needs everything up to layer "
                            + settings.freezeLayers() + " frozen, but '" + name
                            + "' learns: freeze the embeddings and that tensor, too");
                });
        return Optional.of(new ReadAhead<>(task, settings.freezeLayers(), shown));
    }

    /** Reads what is unread. @param pass one that begins from these states */
    void read(Parameters parameters, Function<NDManager, Pass> pass) {
        List<E> now = unread;
        unread = List.of();
        for (List<E> batch : LengthBuckets.sorted(now, task::length, BATCH)) {
            try (NDManager manager = parameters.manager().newSubManager()) {
                task.input(pass.apply(manager), batch)
                        .ifPresent(input -> input.frozen().of(input));
            }
        }
    }

    /** What the frozen layers have said. */
    FrozenStates states() {
        return states;
    }
}
