package dev.tagloop.training.internal.data;

import dev.tagloop.training.optimization.BatchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Which examples make each step of each epoch: one batch, or several that are accumulated.
 *
 * @param batches of an epoch
 * @param accumulation how many of them make a step
 */
public record StepPlan<E>(IntFunction<List<List<E>>> batches, int accumulation) {

    /**
     * Batches of examples of like length in a random order.
     *
     * @param seed decides the order together with the number of the epoch
     */
    public static <E> StepPlan<E> byLength(
            List<E> examples, ToIntFunction<E> length, int batchSize, BatchSettings settings, long seed) {
        return new StepPlan<>(
                epoch -> LengthBuckets.batches(examples, length, batchSize, settings.tokenBudget(), seed + epoch),
                settings.accumulation());
    }

    /** The steps of an epoch, in their order. */
    public List<List<List<E>>> epoch(int epoch) {
        List<List<E>> all = batches.apply(epoch);
        List<List<List<E>>> steps = new ArrayList<>();
        for (int from = 0; from < all.size(); from += accumulation) {
            steps.add(all.subList(from, Math.min(all.size(), from + accumulation)));
        }
        return steps;
    }

    /** The number of steps in epochs from one to another, both included; under a budget it differs from epoch to epoch. */
    public int steps(int first, int last) {
        int steps = 0;
        for (int epoch = first; epoch <= last; epoch++) {
            steps = Math.addExact(steps, Math.ceilDiv(batches.apply(epoch).size(), accumulation));
        }
        return steps;
    }
}
